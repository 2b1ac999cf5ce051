// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What stands in the fields of a record, whatever its format.
enum FieldText {
    /// A title that can be shown and found.
    static func title(_ text: String?) throws(RejectedRow.Reason) -> String {
        guard let text, Self.isFindable(text) else { throw .noTitle }
        guard !text.unicodeScalars.contains(where: Self.isDamage) else { throw .damagedTitle }
        return text
    }

    /// Whether anything is left when a text is folded.
    private static func isFindable(_ text: String) -> Bool {
        text.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value || 0x61...0x7A ~= $0.value | 0x20 && $0.isASCII }
            || !FoldedText(text).isEmpty
    }

    /// A line end within quotes is none; it becomes a space where it is shown.
    private static func isDamage(_ scalar: Unicode.Scalar) -> Bool {
        if 0x4E00...0x9FFF ~= scalar.value || 0x20...0x7E ~= scalar.value { return false }
        return switch scalar.properties.generalCategory {
        case .control: !["\n", "\r", "\t"].contains(scalar)
        case .privateUse, .surrogate, .unassigned: true
        default: scalar == "\u{FFFD}"
        }
    }

    /// An ISBN; `nil` where there is none.
    static func isbn(_ text: String?) throws(RejectedRow.Reason) -> ISBN? {
        guard var text else { return nil }
        // Thirteen digits and nothing else, as nearly all files have them.
        if text.utf8.count == 13, let number = Int(text), let isbn = ISBN(number: number) { return isbn }
        // 9.78751E+12: a spreadsheet has taken it for a number and thrown half of it away.
        if text.contains(where: { "eE".contains($0) }), Double(text) != nil { throw .damagedISBN }
        if text.hasSuffix(".0") { text.removeLast(2) }
        switch ISBN.read(text) {
        case .isbn(let isbn): return isbn
        case .notISBN(let problem): throw .notISBN(problem)
        case .otherText: throw .notISBN(.wrongDigitCount(text.count { $0.isNumber }))
        }
    }

    /// The first number in a text: 584 of `584页`.
    static func number(_ text: String?) -> Int? {
        guard let text else { return nil }
        let digits = text.utf8.drop { !(0x30...0x39).contains($0) }.prefix { (0x30...0x39).contains($0) }
        return Int(String(digits) ?? "").flatMap { $0 > 0 ? $0 : nil }
    }

    /// Whose rating stands in a record, by the page that it links to.
    static func ratingSource(url: String?) -> String? {
        guard let url, let scheme = url.firstRange(of: "://") else { return nil }
        let host = url[scheme.upperBound...].prefix { !"/?#:".contains($0) }
        return host == "douban.com" || host.hasSuffix(".douban.com") ? "豆瓣" : nil
    }
}
