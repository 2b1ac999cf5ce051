// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension FieldTree {
    /// The texts of this tree that another lacks, wherever they stand; of large trees nothing is asked, for time's sake.
    func leavesMissing(in other: FieldTree) -> [String] {
        let leaves = self.leaves
        guard leaves.count < 200 else { return [] }
        var pool: [String: Int] = [:]
        for leaf in other.leaves { pool[leaf, default: 0] += 1 }
        return leaves.filter { leaf in
            guard !leaf.isEmpty else { return false }
            pool[leaf, default: 0] -= 1
            return pool[leaf, default: 0] < 0
        }
    }

    private var leaves: [String] {
        switch self {
        case .text(let text): [Self.normal(text)]
        case .list(let values): values.flatMap(\.leaves)
        case .object(let entries): entries.flatMap(\.value.leaves)
        }
    }

    /// One spelling for texts that a typed value may print in another: numbers, truth values, words with blanks.
    private static func normal(_ text: String) -> String {
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r"]
        var word = text.unicodeScalars[...]
        while let first = word.first, blanks.contains(first) { word.removeFirst() }
        while let last = word.last, blanks.contains(last) { word.removeLast() }
        let lowercased = String(word).lowercased()
        switch lowercased {
        case "true": return "1.0"
        case "false": return "0.0"
        // A zero's sign is lost in an integer.
        default: return Double(lowercased).map { "\($0 == 0 ? 0 : $0)" } ?? lowercased
        }
    }
}
