// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension FieldTree {
    /// Every text with the names that lead to it; positions in lists don't count.
    var leaves: [Leaf] {
        switch self {
        case .text(let text): [Leaf(path: "", text: text)]
        case .list(let values): values.flatMap(\.leaves)
        case .object(let entries):
            entries.flatMap { entry in
                entry.value.leaves.map { Leaf(path: "/\(entry.name.lowercased())\($0.path)", text: $0.text) }
            }
        }
    }

    /// The leaves that another tree lacks; numbers are compared as numbers.
    func leavesMissing(in other: FieldTree) -> [Leaf] {
        var pool = other.leaves
        return self.leaves.filter { leaf in
            guard !leaf.text.isEmpty else { return false }
            guard let position = pool.firstIndex(where: { $0.isSame(as: leaf) }) else { return true }
            pool.remove(at: position)
            return false
        }
    }

    /// The tree as a document, its texts in CDATA.
    var document: [UInt8] { Array("<xml>\(self.content)</xml>".utf8) }

    private var content: String {
        switch self {
        case .text(let text): "<![CDATA[\(text.replacing("]]>", with: "]]]]><![CDATA[>"))]]>"
        case .list(let values): values.map(\.content).joined()
        case .object(let entries):
            entries.map { entry in
                let values = if case .list(let values) = entry.value { values } else { [entry.value] }
                return values.map { "<\(entry.name)>\($0.content)</\(entry.name)>" }.joined()
            }
            .joined()
        }
    }
}

/// A text in a tree and where it stands.
struct Leaf: Equatable {
    let path: String
    let text: String

    func isSame(as other: Leaf) -> Bool {
        guard self.path == other.path else { return false }
        if self.text == other.text { return true }
        guard let left = Double(self.text), let right = Double(other.text) else { return false }
        return left == right
    }
}
