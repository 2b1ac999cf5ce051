// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension SearchWords {
    private static let labels: [(label: String, field: Field)] = [
        ("书名", .title), ("書名", .title), ("题名", .title), ("标题", .title), ("title", .title),
        ("作者", .author), ("作家", .author), ("author", .author),
        ("出版社", .publisher), ("出版", .publisher), ("publisher", .publisher),
        ("译者", .translator), ("譯者", .translator), ("翻译", .translator), ("translator", .translator),
    ]

    /// Cuts `书名：活着 作者：余华` at its labels, and each piece at its 《》.
    static func fields(in text: String) -> [Part] {
        var parts: [Part] = []
        var field = Field.any
        var rest = text[...]
        while !rest.isEmpty {
            guard let next = Self.nextLabel(in: rest) else { break }
            parts += Self.quoted(in: rest[..<next.start], field: field)
            field = next.field
            rest = rest[next.end...]
        }
        return parts + Self.quoted(in: rest, field: field)
    }

    private static func nextLabel(
        in text: Substring
    ) -> (start: String.Index, end: String.Index, field: Field)? {
        var from = text.startIndex
        while let colon = text[from...].firstIndex(where: { $0 == ":" || $0 == "：" }) {
            let head = text[..<colon]
            for (label, field) in Self.labels {
                let start = head.index(head.endIndex, offsetBy: -label.count, limitedBy: head.startIndex)
                if let start, head[start...].lowercased() == label {
                    return (start, text.index(after: colon), field)
                }
            }
            from = text.index(after: colon)
        }
        return nil
    }

    /// Takes what stands in 《》 for a title, where no label says otherwise.
    private static func quoted(in text: Substring, field: Field) -> [Part] {
        guard field == .any, let open = text.firstIndex(of: "《"), let close = text[open...].firstIndex(of: "》") else {
            return [Part(field, text)]
        }
        let inner = text[text.index(after: open)..<close]
        return [Part(.any, text[..<open]), Part(.title, inner)]
            + Self.quoted(in: text[close...].dropFirst(), field: field)
    }

    /// Without spaces, line ends, byte order marks and zero-width spaces at both ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first(where: { !Self.isSpace($0) }),
            let last = scalars.last(where: { !Self.isSpace($0) })
        else { return "" }
        if scalars.first == first, scalars.last == last { return String(text) }
        let start = scalars.firstIndex { !Self.isSpace($0) } ?? scalars.startIndex
        let end = scalars.lastIndex { !Self.isSpace($0) } ?? scalars.startIndex
        return String(text[start..<scalars.index(after: end)])
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isBlank || scalar.isZeroWidth
    }
}
