// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A book out of a record of MARC 21 (<https://www.loc.gov/marc/bibliographic/>).
struct MARC21Book {
    private let record: MARCRecord

    init(_ record: MARCRecord) { self.record = record }

    func book(source: String) throws(RejectedRow.Reason) -> Book {
        let title = self.record["245"]
        let imprint = self.record.all("264").first { $0.kind == "1" } ?? self.record["260"] ?? self.record["264"]
        // Title = the same in another language.
        let isParallel = title?["a"]?.hasSuffix("=") ?? false
        let rest = title?.joined("b")
        return Book(
            isbn: ISBDText.isbn(self.record.all("020").flatMap { $0.all("a") }),
            title: try FieldText.title(title?.joined("anp")),
            subtitle: isParallel ? nil : rest,
            originalTitle: isParallel ? rest : self.record["240"]?.joined("a"),
            authors: self.authors,
            translators: Array(
                self.people.lazy.filter { Self.isTranslator($0) }.compactMap(Self.name).prefix(MARCRecord.mostNames)
            ),
            publisher: imprint?["b"].flatMap(ISBDText.unbracketed),
            published: imprint?["c"].flatMap { PublicationDate.read($0) },
            pages: ISBDText.pages(self.record["300"]?["a"]),
            price: self.record["020"]?["c"].flatMap(ISBDText.plain),
            tags: self.tags,
            summary: self.record["520"]?["a"],
            origin: Origin(source: source, id: self.record.name(in: self.record["003"]?.text))
        )
    }

    private var people: [MARCField] { self.record.all("100", "700") }

    private var authors: [String] {
        let people = self.people.filter { Self.isAuthor($0) }.compactMap(Self.name)
        let bodies = self.record.all("110", "710").compactMap { $0.joined("ab") }
        return Array(Self.unique(people.isEmpty ? bodies : people).prefix(MARCRecord.mostNames))
    }

    private var tags: [String] {
        let subjects = self.record.all("650", "651", "653", "655").compactMap { $0["a"].flatMap(ISBDText.plain) }
        return Array(Self.unique(subjects).prefix(20))
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// The name in the order in which it is spoken: 100 has `Martin, Robert C.,`.
    private static func name(_ field: MARCField) -> String? {
        guard let text = field["a"].flatMap(ISBDText.plain).map(PersonName.plain), !text.isEmpty else { return nil }
        let parts = text.split(separator: ",", maxSplits: 1).map { SearchWords.trimmed(String($0)) }
        guard parts.count == 2, !parts[1].contains(",") else { return text }
        return parts.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value < 0x2E80 } }
            ? "\(parts[1]) \(parts[0])" : parts.joined()
    }

    private static func roles(_ field: MARCField) -> [String] {
        (field.all("e") + field.all("4")).compactMap(ISBDText.plain).map { $0.lowercased() }
    }

    private static func isTranslator(_ field: MARCField) -> Bool {
        Self.roles(field).contains { $0 == "trl" || $0.hasPrefix("translat") || $0.contains("译") || $0.contains("譯") }
    }

    /// Whoever has no role is an author, and so is an editor where nobody else is.
    private static func isAuthor(_ field: MARCField) -> Bool {
        let roles = Self.roles(field)
        return roles.isEmpty
            || roles.contains {
                ["aut", "cre", "edt"].contains($0) || $0.contains("author") || $0.hasPrefix("editor")
                    || $0.contains("著") || $0.contains("编") || $0.contains("編")
            }
    }
}
