// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The keys by which titles and authors are compared.
package enum TitleKey {
    /// The key of a title without what only names its edition: 浪潮之巅（第四版）（上下册） is 浪潮之巅.
    ///
    /// Volumes stay apart: 明朝那些事儿（壹） is not 明朝那些事儿（贰）.
    package static func work(_ title: String) -> String {
        FoldedText(Self.withoutEdition(title)).key
    }

    /// The part of an author's name that stays the same in all spellings: 毛姆 of W.萨默塞特·毛姆.
    package static func author(_ name: String) -> String {
        FoldedText(PersonName.surname(name)).key
    }

    /// A title without the brackets that name an edition, and without 第2版 at its end.
    static func withoutEdition(_ title: String) -> String {
        guard title.unicodeScalars.contains(where: { Self.isOpening($0) || $0 == "版" }) else { return title }
        var kept = String.UnicodeScalarView()
        var bracket: String.UnicodeScalarView?
        for scalar in title.unicodeScalars {
            if Self.isOpening(scalar), bracket == nil {
                bracket = String.UnicodeScalarView()
            } else if Self.isClosing(scalar), let inner = bracket {
                if !Self.isEdition(String(inner)) { kept.append(contentsOf: "（\(String(inner))）".unicodeScalars) }
                bracket = nil
            } else if bracket != nil {
                bracket?.append(scalar)
            } else {
                kept.append(scalar)
            }
        }
        if let inner = bracket { kept.append(contentsOf: "（\(String(inner))".unicodeScalars) }
        let rest = Self.withoutNumberedEdition(String(kept))
        return rest.isEmpty ? title : rest
    }

    private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", "（", "[", "【", "〔": true
        default: false
        }
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ")", "）", "]", "】", "〕": true
        default: false
        }
    }

    /// Whether a bracket names an edition (第四版, 修订版, 全二册, 上下, 套装) and not a part of the work (上, 壹, 卷一).
    private static func isEdition(_ text: String) -> Bool {
        let plain = text.lowercased()
        if ["版", "全", "共", "套", "译本", "全本", "edition", "装"].contains(where: plain.contains) { return true }
        if plain.hasSuffix("册"), !plain.contains("第") { return true }
        let volumes = plain.filter { !"、 ，,".contains($0) }
        return ["上下", "上中下", "上下册", "上中下册", "上下卷"].contains(volumes)
    }

    /// Without 第3版 or 原书第2版 at the end, where a space or nothing stands before it.
    private static func withoutNumberedEdition(_ title: String) -> String {
        guard let last = title.last, last == "版", let start = title.lastIndex(of: "第"),
            title[start...].dropFirst().dropLast().allSatisfy({ "0123456789一二三四五六七八九十 ".contains($0) })
        else { return title }
        let rest = title[..<start]
        return String(rest.hasSuffix("原书") ? rest.dropLast(2) : rest)
    }
}
