// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Brings a file of books into a catalogue, piece by piece and in bounded memory.
///
/// While one batch is saved, the next is read and analysed. Each batch is saved together with how far the file is read
/// by it, so that an import that was interrupted goes on where it ended.
///
/// ```swift
/// var books = BookImport(into: catalogue, file: id, format: .csv)
/// let report = try await books.run { try file.read(upToCount: 1 << 18).map(Array.init) }
/// ```
public struct BookImport: Sendable {
    /// What is told while an import runs.
    public struct Observer {
        /// Rows that were rejected, before the batch that they stand among is saved.
        public var rejected: ([RejectedRow]) throws -> Void
        /// How the import stands after another batch was saved.
        public var progress: (ImportReport) -> Void

        /// Makes an observer.
        public init(
            rejected: @escaping ([RejectedRow]) throws -> Void = { _ in },
            progress: @escaping (ImportReport) -> Void = { _ in }
        ) {
            self.rejected = rejected
            self.progress = progress
        }
    }

    /// How the import stands.
    public private(set) var report = ImportReport()

    /// A batch ends also where its books have so many bytes, or so many are read for it: rows may be long.
    var batchBytes = 16 << 20

    private let store: any BookImportStore
    private let file: ImportID
    private let batchSize: Int
    private let clock: any Clock<Duration>
    /// Between two batches other processes write.
    private static let pause = Duration.milliseconds(2)
    private var reader: any BookFileReader
    private var rows: [ImportRow] = []
    private var isAtEnd = false
    private var failure: (any Error)?

    /// Begins an import.
    ///
    /// - Parameters:
    ///   - store: Where the books go; a book that is already there is replaced, but for what the file doesn't speak of.
    ///     MARC and Open Library's dumps only fill the gaps in books of another source.
    ///   - file: Which file it is, to recognise it by if the import is interrupted.
    ///   - format: What the file is.
    ///   - source: What ``Origin/source`` says for rows that don't say it themselves; otherwise `douban` for
    ///     what is Douban's, and `import`.
    ///   - batchSize: How many books are saved at once.
    ///   - clock: Measures the pause after each batch, in which other processes can write.
    public init(
        into store: any BookImportStore,
        file: ImportID,
        format: ImportFormat,
        source: String? = nil,
        batchSize: Int = 16_000,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.store = store
        self.file = file
        self.reader = format.reader(source: source)
        self.batchSize = max(1, batchSize)
        self.clock = clock
    }

    /// Begins an import of rows that something else has read.
    package init(into store: any BookImportStore, file: ImportID) {
        self.init(into: store, file: file, format: .csv)
    }

    /// Takes up an import of the same file that was interrupted.
    ///
    /// - Returns: Whether there was one; ``report`` then is how it stood.
    /// - Throws: What the store throws.
    public mutating func resume() async throws -> Bool {
        guard let report = try await self.store.beginImport(of: self.file) else { return false }
        self.report = report
        self.reader.rowsToSkip = report.rows
        return true
    }

    /// Forgets an import of the same file that was interrupted.
    ///
    /// - Throws: What the store throws.
    public func restart() async throws {
        _ = try await self.store.beginImport(of: self.file)
        try await self.store.forgetImport(of: self.file)
    }

    /// Imports the file.
    ///
    /// - Parameters:
    ///   - observer: Is told how it goes.
    ///   - next: Gives the next bytes; `nil` at the end.
    /// - Returns: How it went.
    /// - Throws: ``ImportError``, and what the store, `next` or the observer throws; what was read before stays imported.
    public mutating func run(
        observer: Observer = Observer(),
        next: () throws -> [UInt8]?
    ) async throws -> ImportReport {
        try await self.run(observer) { books throws in try books.readRows(next) }
    }

    /// Imports rows that something else has read.
    ///
    /// - Parameters:
    ///   - observer: Is told how it goes.
    ///   - rows: Gives the next rows behind those of ``report``; `nil` at the end.
    /// - Returns: How it went.
    /// - Throws: What the store, `rows` or the observer throws; what was read before stays imported.
    package mutating func run(observer: Observer, rows: () throws -> [ImportRow]?) async throws -> ImportReport {
        try await self.run(observer) { books throws in
            guard let rows = try rows() else {
                books.isAtEnd = true
                return 0
            }
            books.rows += rows
            return 0
        }
    }

    private mutating func run(
        _ observer: Observer,
        read: (inout BookImport) throws -> Int
    ) async throws -> ImportReport {
        try await withThrowingTaskGroup(of: SaveCount.self) { group in
            while let batch = try self.batch(observer, read) {
                try await self.settle(&group, observer)
                group.addTask { [store = self.store, clock = self.clock] in
                    let count = try await store.save(batch)
                    try await clock.sleep(for: Self.pause)
                    return count
                }
            }
            try await self.settle(&group, observer)
        }
        if let failure = self.failure { throw failure }
        try await self.store.tidyIndex(after: self.report.saved)
        // Not before: an import that ends while the index is tidied goes on there.
        try await self.store.forgetImport(of: self.file)
        return self.report
    }

    /// Waits for the batch that is being saved, so that no more than two are in memory.
    private mutating func settle(
        _ group: inout ThrowingTaskGroup<SaveCount, any Error>,
        _ observer: Observer
    ) async throws {
        guard let count = try await group.next() else { return }
        self.report.saved = self.report.saved + count
        observer.progress(self.report)
    }

    /// Reads and analyses the next batch; `nil` at the end.
    private mutating func batch(
        _ observer: Observer,
        _ read: (inout BookImport) throws -> Int
    ) throws -> ImportBatch? {
        var books: [PreparedBook] = []
        var rejected: [RejectedRow] = []
        var (bytes, size) = (0, 0)
        books.reserveCapacity(self.batchSize + self.batchSize / 2)
        while books.count < self.batchSize, !self.isAtEnd {
            do {
                bytes += try read(&self)
            } catch {
                // What stood before the fault is saved first.
                self.failure = error
                self.isAtEnd = true
            }
            self.report.rows += self.rows.count
            for row in self.rows {
                switch row {
                case .book(let book, let fields):
                    let book = PreparedBook(book, fields: fields)
                    size += book.size
                    books.append(book)
                case .rejected(let row):
                    rejected.append(row)
                    self.report.rejected[row.reason, default: 0] += 1
                }
            }
            self.rows.removeAll(keepingCapacity: true)
            // Rows of which none is a book must not wait for one.
            if rejected.count >= self.batchSize { break }
            // What was passed over leaves nothing to save.
            if max(bytes, size) >= self.batchBytes, !books.isEmpty || !rejected.isEmpty { break }
        }
        guard !books.isEmpty || !rejected.isEmpty else { return nil }
        if !rejected.isEmpty { try observer.rejected(rejected) }
        return ImportBatch(file: self.file, report: self.report, books: books)
    }

    /// Reads the rows of the next bytes, and returns how many bytes these are.
    private mutating func readRows(_ next: () throws -> [UInt8]?) throws -> Int {
        guard let bytes = try next() else {
            self.isAtEnd = true
            try self.reader.finish(into: &self.rows)
            return 0
        }
        try self.reader.read(bytes.span, into: &self.rows)
        return bytes.count
    }
}
