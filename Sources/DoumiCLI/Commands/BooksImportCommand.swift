// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import BookCatalog
import Doumi
import WeChatServer

/// `doumi books import`: brings a file of books into the catalogue.
struct BooksImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Imports books from CSV, JSON, MARC or Open Library's dumps, plain or gzipped.",
        discussion: """
            csv     UTF-8 or GB18030. The first line names the columns, in English or Chinese: isbn13 or ISBN, title or \
            书名, subtitle, authors or 作者, translators or 译者, publisher or 出版社, pubdate or 出版年, pages or 页数, \
            price or 定价, binding, rating or 评分, url and others.
            jsonl   what `doumi books export --format jsonl` writes, or books with the names of Douban's API v2: one a \
            line, a list, {"books": […]}, or a map from ISBNs. Ratings are 豆瓣's where a book links to a page there.
            douban  the same, where all books are Douban's. It has to be asked for.
            marc    ISO 2709: MARC 21 in UTF-8 (of MARC-8 no more than ASCII), or the UNIMARC of Chinese libraries \
            (CNMARC) in UTF-8 or GB18030. MARCXML is refused. Rejected records are listed by their numbers.
            openlibrary  the dumps of editions, works and authors, one file each or all in one. They are joined in a \
            file beside the database, named after it (doumi.db-openlibrary; for PostgreSQL doumi-openlibrary in the working \
            directory), which may need as much room as the packed dumps and goes when all is imported. Until every dump is read to its end, no book is saved. With the \
            editions in a file of their own, works and authors that no chosen edition names aren't kept. The dumps have \
            no ratings: books whose works have many editions come first.

            A book that is already there is replaced, but for what its row leaves empty or the file doesn't speak of; \
            marc and openlibrary only fill the gaps in books of another source. A running server goes on meanwhile. \
            An interrupted import goes on where it ended when the same file is imported again.
            """
    )

    @Argument(help: "The file; - for standard input. Open Library's dumps may be several files, in any order.")
    var files: [String]

    @Option(help: "csv, jsonl, douban, marc or openlibrary; otherwise told by how the file begins, but for douban.")
    var format: ImportKind?

    @Option(
        name: .customLong("language"),
        help: ArgumentHelp(
            "Of Open Library's editions takes those in this language, such as chi or eng; may be repeated.",
            valueName: "code"
        )
    )
    var languages: [String] = []

    @Option(
        name: .customLong("isbn-prefix"),
        help: ArgumentHelp(
            "Of Open Library's editions takes those whose ISBN-13 begins so, such as 9787; may be repeated. With "
                + "--language too, either is enough.",
            valueName: "digits"
        )
    )
    var prefixes: [String] = []

    @Option(
        help: ArgumentHelp(
            "Lists the rejected rows there, as CSV: line, reason, how the row begins, and the file's name where there are "
                + "several. Replaces the file, but continues it where the import goes on.",
            valueName: "file"
        )
    )
    var report: String?

    @Flag(help: "Begins anew where an import of the same file was interrupted.")
    var restart = false

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func validate() throws { _ = try self.filter() }

    private func filter() throws -> DumpFilter {
        do throws(DumpFilter.Problem) {
            return try DumpFilter(languages: self.languages, prefixes: self.prefixes)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    func run() async throws {
        let configuration = try ServerConfiguration(settings: try self.options.settings())
        let path = try Self.path(beside: configuration.database)
        let sources = try self.files.map { (path: $0, source: try ImportSource(path: $0)) }
        guard let first = sources.first?.source else { throw ValidationError("no file") }
        let kind = self.format ?? ImportKind(guessedFrom: first.textHead)
        let hasFilter = !self.languages.isEmpty || !self.prefixes.isEmpty
        if kind != .openLibrary, hasFilter || sources.count > 1 {
            throw ValidationError("several files, --language and --isbn-prefix are for --format openlibrary")
        }
        guard let store = try await DoumiStores(configuration.database).books as? any BookImportStore else {
            throw CommandFailure("\(configuration.database) takes no imports")
        }
        switch kind {
        case .rows(let format): try await self.run(format, from: first, into: store)
        case .openLibrary:
            try await DumpImport(sources, into: store, beside: path, filter: self.filter(), restart: self.restart)
                .run(report: self.report)
        }
    }

    /// What the join of dumps is named after: the database's file, else `doumi` in the working directory.
    private static func path(beside database: DatabaseURL) throws -> String {
        switch database {
        case .sqlite(let path): return path
        case .postgres: return "doumi"
        case .memory: throw CommandFailure("database.url is \(database): the books would be gone at once")
        }
    }

    private func run(_ format: ImportFormat, from source: ImportSource, into store: any BookImportStore) async throws {
        guard !source.textHead.isEmpty else { throw ImportError.empty }
        let id = ImportID(kind: format.rawValue, size: source.size, head: source.head)
        var books = BookImport(into: store, file: id, format: format)
        if self.restart { try await books.restart() }
        let isResumed = try await books.resume()
        if isResumed {
            let row = ImportProgress.grouped(books.report.rows)
            ImportConsole.tell("going on after row \(row), where an import of this file was interrupted")
        }
        let rejections = try self.report.map {
            try RejectionReport(path: $0, listed: isResumed ? books.report.rejectedCount : nil)
        }
        let console = ImportConsole(size: source.size, rowsBefore: books.report.rows)
        let observer = BookImport.Observer(rejected: { try rejections?.add($0) }) {
            console.show($0, done: source.bytesRead)
        }
        defer {
            console.end()
            ImportConsole.summarise(books.report)
        }
        do {
            _ = try await books.run(observer: observer) { try source.next() }
        } catch let error as ImportError where books.report.rows > 0 {
            throw CommandFailure("\(error); what stood before that is imported")
        }
    }
}
