// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Names of authors, and which of them are the same person's.
package enum PersonName {
    /// The last part of a foreign name in Chinese, 毛姆 of W.萨默塞特·毛姆; the whole of any other name.
    static func surname(_ name: String) -> String {
        guard name.unicodeScalars.contains(where: Self.isDot) else { return name }
        let parts = Self.parts(name)
        guard parts.count > 1, let last = parts.last, last.count > 1,
            last.unicodeScalars.allSatisfy({ HanTable.characters.contains($0.value) })
        else { return name }
        return last
    }

    /// Whether names differ only in how much of them is written: 毛姆, W.萨默塞特·毛姆, 威廉·萨默塞特·毛姆.
    static func areOnePerson(_ names: [String]) -> Bool {
        let keys = Set(names.map { Self.parts($0).map { FoldedText($0).key } })
            .map { parts in parts.filter { $0.unicodeScalars.contains { $0.value > 0x7F } || parts.count == 1 } }
        if Set(names.map { FoldedText($0).key }).count == 1 { return true }
        guard let longest = keys.max(by: { $0.count < $1.count }) else { return false }
        return keys.allSatisfy { !$0.isEmpty && longest.suffix($0.count) == $0[...] }
    }

    private static func parts(_ name: String) -> [String] {
        name.unicodeScalars.split(whereSeparator: Self.isDot)
            .map { SearchWords.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "·", "•", "‧", "・", "．", ".": true
        default: false
        }
    }
}
