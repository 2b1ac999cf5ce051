// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Brings a file of books into a repository, piece by piece and in bounded memory.
///
/// ```swift
/// var books = BookImport(into: repository)
/// while let chunk = try file.read(upToCount: 1 << 16) { try await books.add(chunk) }
/// let report = try await books.finish()
/// ```
public struct BookImport: Sendable {
    /// What happened so far, for showing progress.
    public private(set) var report = ImportReport()

    private let repository: any BookRepository
    private var reader: CSVBookReader
    private var waiting: [Book] = []
    /// Books are saved in batches, each of them all or nothing.
    private let batchSize: Int

    /// Begins an import of CSV.
    ///
    /// - Parameters:
    ///   - repository: Where the books go; a book that is already there is replaced, but for what the
    ///     file has no column for.
    ///   - source: What ``Origin/source`` says for rows that don't say it themselves.
    ///   - batchSize: How many books are saved at once.
    public init(into repository: any BookRepository, source: String = "import", batchSize: Int = 5000) {
        self.repository = repository
        self.reader = CSVBookReader(source: source)
        self.batchSize = max(1, batchSize)
    }

    /// Takes the next bytes of the file.
    ///
    /// - Throws: ``ImportError`` for a file that has no titles, and what the repository throws.
    public mutating func add(_ bytes: some Sequence<UInt8> & Sendable) async throws {
        try await self.take(try self.reader.read(bytes))
    }

    /// Ends the import and says how it went.
    ///
    /// - Throws: ``ImportError/empty`` for a file without a line, and what the repository throws.
    public mutating func finish() async throws -> ImportReport {
        try await self.take(try self.reader.finish())
        try await self.save()
        return self.report
    }

    private mutating func take(_ rows: [(line: Int, text: String, row: CSVBookReader.Row)]) async throws {
        for (line, text, row) in rows {
            self.report.rows += 1
            switch row {
            case .success(let book): self.waiting.append(book)
            case .failure(let reason): self.report.reject(RejectedRow(line: line, reason: reason, text: text))
            }
            if self.waiting.count >= self.batchSize { try await self.save() }
        }
    }

    /// The books with what is known of them already and the file doesn't speak of.
    private func completed(_ books: [Book]) async throws -> [Book] {
        guard let columns = self.reader.columns else { return books }
        let old = try await self.repository.books(books.map(\.id))
        let known = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return books.map { book in known[book.id].map { columns.keeping($0, in: book) } ?? book }
    }

    private mutating func save() async throws {
        guard !self.waiting.isEmpty else { return }
        let count = try await self.repository.save(try await self.completed(self.waiting))
        self.report.saved = self.report.saved + count
        self.waiting.removeAll(keepingCapacity: true)
    }
}
