// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension BookRepositoryCompatibility {
    private struct Interrupted: Error {}

    private static let file = ImportID(kind: "csv", size: 1, head: [1])

    private static let text = """
        书名,ISBN,作者
        浪潮之巅,9787121139512,吴军
        活着,9787506365437,余华
        坏,9.78751E+12,某
        ,9787020024759,某

        """

    private func store(_ books: [Book]) async throws -> any BookRepository & BookImportStore & BookListing {
        guard let store = try await self.make(books) as? any BookRepository & BookImportStore & BookListing else {
            throw Failure(description: "the repository takes no imports")
        }
        return store
    }

    /// Imports a text in small pieces, up to where it is interrupted.
    private func run(
        _ text: String,
        into store: any BookImportStore,
        until end: Int = .max,
        format: ImportFormat = .csv
    ) async throws -> (report: ImportReport, lines: [Int], isResumed: Bool) {
        var books = BookImport(into: store, file: Self.file, format: format, batchSize: 1)
        let isResumed = try await books.resume()
        var lines: [Int] = []
        var bytes = Array(text.utf8)[...]
        let observer = BookImport.Observer(rejected: { lines += $0.map(\.line) })
        do {
            _ = try await books.run(observer: observer) {
                guard text.utf8.count - bytes.count < end else { throw Interrupted() }
                defer { bytes = bytes.dropFirst(3) }
                return bytes.isEmpty ? nil : Array(bytes.prefix(3))
            }
        } catch is Interrupted {}
        return (books.report, lines, isResumed)
    }

    func imports() async throws {
        let store = try await self.store([Self.full])
        let (report, lines, isResumed) = try await self.run(Self.text, into: store)
        try self.expect(isResumed, false, "resumed")
        try self.expect(report.rows, 4, "rows")
        try self.expect(report.saved, SaveCount(added: 1, updated: 1), "saved")
        try self.expect(report.rejected, [.damagedISBN: 1, .noTitle: 1], "rejected")
        try self.expect(lines, [4, 5], "lines")
        try self.expect(try await store.count(), 2, "count")
        try self.expect(try await store.search(SearchWords("活着"), limit: 5).hits.count, 1, "found")
    }

    func resumes() async throws {
        let store = try await self.store([])
        let first = try await self.run(Self.text, into: store, until: 70)
        try self.expect(first.report.rows, 1, "rows before")
        try self.expect(try await store.count(), 1, "books before")
        let second = try await self.run(Self.text, into: store)
        try self.expect(second.isResumed, true, "resumed")
        try self.expect(second.report.rows, 4, "rows")
        try self.expect(second.report.saved, SaveCount(added: 2, updated: 0), "saved")
        try self.expect(second.report.rejected, [.damagedISBN: 1, .noTitle: 1], "rejected")
        try self.expect(second.lines, [4, 5], "lines")
        let third = try await self.run(Self.text, into: store)
        try self.expect(third.isResumed, false, "resumed after the end")
        try self.expect(third.report.saved, SaveCount(added: 0, updated: 2), "saved again")
    }

    func importsPrices() async throws {
        let store = try await self.store([Self.full])
        let id = Self.full.id
        _ = try await self.run("isbn13,title,price\n\(id),\(Self.full.title),60元\n", into: store)
        var expected = Self.full
        (expected.price, expected.origin) = ("60元", Origin(source: "import"))
        try self.expect(try await store.book(id), expected, "book")
    }

    func exports() async throws {
        let awkward = [
            Self.full,
            Book(title: "引号\"，逗号,\n换行；分号;", authors: ["甲;乙", "[日] 丙", "丁 / 戊", "己 著"], tags: ["a|b", "[\"c\"]"]),
            Book(title: "=1+1", price: "'60", origin: Origin(source: "import", id: "7")),
        ]
        let store = try await self.store(awkward)
        for format in BookExport.Format.allCases {
            var text = ""
            try await BookExport(format).run(store) { lines, _ in text += lines }
            let other = try await self.store([])
            _ = try await self.run(text, into: other, format: format == .csv ? .csv : .jsonl)
            let books = try await other.books(after: 0, limit: 10).books
            try self.expect(books, awkward, format.rawValue)
        }
    }
}
