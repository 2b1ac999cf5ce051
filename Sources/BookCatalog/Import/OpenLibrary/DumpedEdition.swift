// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An edition as Open Library's dumps have one, with the numbers of what it has to be joined with.
package struct DumpedEdition: Hashable, Sendable {
    /// What ``Origin/source`` says of the books.
    static let source = "openlibrary"

    /// 24347578 of `/books/OL24347578M`.
    package let number: Int
    /// The number of its work.
    package var work: Int?
    /// The first of its ISBNs that is one.
    package var isbn: ISBN?
    /// Codes of three letters (MARC's), such as `chi`.
    package var languages: [String] = []
    package var title: String?
    package var subtitle: String?
    package var originalTitle: String?
    /// The numbers of its authors; many editions leave them to their works.
    package var authors: [Int] = []
    package var publisher: String?
    package var published: PublicationDate?
    package var pages: Int?
    package var binding: String?
    package var cover: Int?
    package var subjects: [String] = []
    package var description: String?

    /// An edition of which no more than its number is known.
    package init(number: Int) { self.number = number }

    /// Reads the record of an edition.
    init(number: Int, _ scanner: inout JSONScanner) throws(RejectedRow.Reason) {
        self.number = number
        var ten: [String] = []
        var thirteen: [String] = []
        do {
            let isObject = try scanner.object { scanner, key throws(JSONScanner.Failure) in
                switch key {
                case "isbn_10": ten = try scanner.lines()
                case "isbn_13": thirteen = try scanner.lines()
                default: try self.take(key, &scanner)
                }
            }
            guard isObject else { throw JSONScanner.Failure() }
        } catch { throw .notJSON }
        self.isbn = (thirteen + ten).lazy.compactMap { Self.isbn($0) }.first
    }

    private mutating func take(_ key: String, _ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
        switch key {
        case "works": self.work = try scanner.keys().lazy.compactMap { OpenLibraryNumber.number(of: $0) }.first
        case "languages": self.languages = try scanner.keys()
        case "title": self.title = try scanner.line()
        case "subtitle": self.subtitle = try scanner.line()
        case "translation_of": self.originalTitle = try scanner.line()
        case "authors": self.authors = try scanner.keys().compactMap { OpenLibraryNumber.number(of: $0) }
        case "publishers": self.publisher = try scanner.lines().first
        case "publish_date": self.published = try scanner.line().flatMap { PublicationDate.read($0) }
        case "number_of_pages": self.pages = FieldText.number(try scanner.line())
        case "physical_format": self.binding = try scanner.line()
        case "covers": self.cover = try scanner.lines().lazy.compactMap { Int($0) }.first { $0 > 0 }
        case "subjects": self.subjects = try scanner.lines()
        case "description": self.description = try scanner.paragraphs()
        default: try scanner.skip()
        }
    }

    /// Rubbish that readers have entered isn't an ISBN, and leaves the book without one.
    private static func isbn(_ text: String) -> ISBN? { try? FieldText.isbn(text) }

    /// The title where it can be shown and found; a damaged one is as good as none.
    private var soundTitle: String? { try? FieldText.title(self.title) }

    /// How much is known of it; of two records with one ISBN the fuller one is taken, and one in Chinese characters
    /// before one in pinyin.
    package var fullness: Int {
        let facts: [Bool] = [
            self.subtitle != nil, !self.authors.isEmpty, self.publisher != nil, self.published != nil,
            self.pages != nil, self.binding != nil, self.cover != nil, self.description != nil, self.work != nil,
        ]
        let title = self.soundTitle
        let isChinese = title?.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value } ?? false
        // Its work may have a title; where there is no work either, it can't be a book.
        let lack = title == nil ? self.work == nil ? -30 : -10 : 0
        return facts.count { $0 } + (isChinese ? 10 : 0) + lack
    }

    /// Makes a book of the edition and what it is joined with.
    ///
    /// - Parameters:
    ///   - work: What it is an edition of.
    ///   - authors: The names of its authors, or else of its work's.
    ///   - editions: How many editions the work has. That orders books here, where no ratings are known.
    /// - Returns: The book.
    /// - Throws: ``RejectedRow/Reason``, where neither it nor its work has a title that can be shown and found.
    package func book(work: DumpedWork?, authors: [String], editions: Int) throws(RejectedRow.Reason) -> Book {
        let hasTitle = self.soundTitle != nil
        let subjects = self.subjects + (work?.subjects ?? []).filter { !self.subjects.contains($0) }
        return Book(
            isbn: self.isbn,
            title: try self.title(or: work),
            subtitle: hasTitle ? self.subtitle : work?.subtitle,
            originalTitle: self.originalTitle,
            authors: authors,
            publisher: self.publisher,
            published: self.published,
            pages: self.pages,
            binding: self.binding,
            url: OpenLibraryNumber.page(edition: self.number),
            coverURL: (self.cover ?? work?.cover).map(OpenLibraryNumber.cover),
            tags: Array(subjects.prefix(20)),
            summary: self.description ?? work?.description,
            origin: Origin(source: Self.source, id: "OL\(self.number)M"),
            popularity: Rating.popularity(ofEditions: editions)
        )
    }

    /// Its own title or else its work's; where there is neither, what is wrong with its own.
    private func title(or work: DumpedWork?) throws(RejectedRow.Reason) -> String {
        if let title = self.soundTitle { return title }
        return try FieldText.title(work?.title ?? self.title)
    }
}
