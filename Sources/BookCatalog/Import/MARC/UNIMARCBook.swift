// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A book out of a record of UNIMARC in the form that Chinese libraries use, CNMARC (WH/T 0503).
struct UNIMARCBook {
    private let record: MARCRecord

    init(_ record: MARCRecord) { self.record = record }

    func book(source: String) throws(RejectedRow.Reason) -> Book {
        let title = self.record["200"]
        let imprint = self.record["210"]
        let people = self.record.all("700", "701", "702")
        let translators = people.filter { Self.isTranslator($0) }.compactMap(Self.name)
        let authors = self.record.all("700", "701").filter { !Self.isTranslator($0) }.compactMap(Self.name)
        let bodies = self.record.all("710", "711").compactMap { $0["a"].flatMap(ISBDText.plain) }
        let stated = title?.all("f").flatMap(ResponsibilityStatement.names) ?? []
        let named = authors.isEmpty ? stated.isEmpty ? bodies : stated : authors
        return Book(
            isbn: ISBDText.isbn(self.record.all("010").flatMap { $0.all("a") }),
            title: try FieldText.title(Self.title(title)),
            subtitle: title?.all("e").compactMap(ISBDText.plain).first,
            originalTitle: title?.all("d").compactMap(ISBDText.plain).first,
            authors: Array(named.prefix(MARCRecord.mostNames)),
            translators: Array(
                (translators.isEmpty ? Self.statedTranslators(title) : translators).prefix(MARCRecord.mostNames)
            ),
            publisher: imprint?["c"].flatMap(ISBDText.unbracketed),
            published: imprint?["d"].flatMap { PublicationDate.read($0) },
            pages: ISBDText.pages(self.record["215"]?["a"]),
            price: self.record["010"]?["d"].flatMap(ISBDText.plain),
            binding: self.record["010"]?["b"].flatMap(ISBDText.plain),
            tags: self.tags,
            summary: self.record["330"]?["a"],
            // Whoever has changed the record last has given it the number.
            origin: Origin(source: source, id: self.record.name(in: self.record.all("801").last?["b"]))
        )
    }

    /// The first title, with the number and the name of its volume; other works in the same volume stand behind it.
    private static func title(_ field: MARCField?) -> String? {
        guard let field, let first = field.all("a").first.flatMap(ISBDText.plain) else { return nil }
        return ([first] + [field.joined("hi")].compactMap { $0 }).joined(separator: " ")
    }

    /// Subjects and free words, and then the classes of the Chinese Library Classification.
    private var tags: [String] {
        let words = self.record.all("606", "610") + self.record.all("690")
        var seen: Set<String> = []
        let tags = words.flatMap { $0.all("a") }.compactMap(ISBDText.plain).filter { seen.insert($0).inserted }
        return Array(tags.prefix(20))
    }

    private static func name(_ field: MARCField) -> String? {
        guard let name = field["a"].flatMap(ISBDText.plain).map(PersonName.plain), !name.isEmpty else { return nil }
        guard let given = field["b"].flatMap(ISBDText.plain) else { return name }
        // $b is what stands before a name that is entered under its last part.
        return name.unicodeScalars.allSatisfy { $0.value < 0x2E80 } ? "\(given) \(name)" : "\(given)·\(name)"
    }

    private static func isTranslator(_ field: MARCField) -> Bool {
        field.all("4").contains { $0.contains("译") || $0.contains("譯") || $0 == "730" }
    }

    private static func statedTranslators(_ field: MARCField?) -> [String] {
        let statements = field?.all("g") ?? []
        return statements.filter { $0.contains("译") || $0.contains("譯") }.flatMap(ResponsibilityStatement.names)
    }
}
