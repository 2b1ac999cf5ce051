// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogSQLite
import Foundation
import WeChatSQLite

/// Brings Open Library's dumps into a catalogue: joined in a file beside it first, and then saved book by book.
struct DumpImport {
    private let store: any BookImportStore
    private let sources: [(source: ImportSource, kind: DumpKind, path: String)]
    /// Held as long as the import lasts.
    private let lock: DatabaseLock
    private let join: DumpJoin
    private let id: ImportID
    private let restart: Bool

    /// Opens the dumps, and the join of them that an interrupted import has begun.
    ///
    /// - Parameters:
    ///   - sources: The dumps by their paths.
    ///   - store: Where the books go.
    ///   - catalogue: The file of the catalogue; the join stands beside it.
    ///   - filter: Which editions are taken.
    ///   - restart: Whether to begin anew where such an import was interrupted.
    /// - Throws: `CommandFailure` for an empty file, and where another import of dumps into this catalogue runs; and what
    ///   the lock and the join throw.
    init(
        _ sources: [(path: String, source: ImportSource)],
        into store: any BookImportStore,
        beside catalogue: String,
        filter: DumpFilter,
        restart: Bool
    ) throws {
        for (path, source) in sources where source.textHead.isEmpty {
            throw CommandFailure("\(path): \(ImportError.emptyDump)")
        }
        // The order in which they are named says nothing.
        let files =
            sources.map { path, source in
                let id = ImportID(kind: "dump", size: source.size, head: source.head).description
                return (source: source, kind: DumpKind(head: source.textHead), path: path, id: id)
            }
            .sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
        self.store = store
        self.sources = files.map { ($0.source, $0.kind, $0.path) }
        self.id = ImportID(
            kind: "openlibrary-\(filter.name)",
            size: nil,
            head: Array(files.map(\.id).joined(separator: " ").utf8)
        )
        self.restart = restart
        self.lock = try Self.lock(beside: catalogue)
        self.join = try DumpJoin(path: "\(catalogue)-openlibrary", id: self.id, filter: filter, isNew: restart)
    }

    /// Imports them.
    ///
    /// - Parameter report: Where rejected lines are listed.
    /// - Throws: What can't be read or saved; before everything is joined, nothing is saved.
    func run(report: String?) async throws {
        defer { withExtendedLifetime(self.lock) {} }
        var books = BookImport(into: self.store, file: self.id)
        if self.restart { try await books.restart() }
        let isResumed = try await books.resume()
        try await self.readFiles()
        guard self.join.count.editions > 0 else {
            try self.join.remove()
            throw ImportError.empty
        }
        guard self.join.count.filtered < self.join.count.editions else {
            try self.join.remove()
            let count = ImportProgress.grouped(self.join.count.editions)
            throw CommandFailure("no edition (of \(count)) is in a language, or has a prefix, that was asked for")
        }
        if !self.join.isComplete {
            ImportConsole.tell("putting \(ImportProgress.grouped(self.join.count.editions)) editions in order")
            try await self.join.complete()
        }
        try await self.save(&books, isResumed: isResumed, report: report)
        try self.join.remove()
    }

    /// Joins what isn't joined yet.
    private func readFiles() async throws {
        let (files, lines) = self.join.position
        guard files < self.sources.count else { return }
        if files > 0 || lines > 0 {
            ImportConsole.tell("going on after line \(ImportProgress.grouped(lines)) of \(self.sources[files].path)")
        }
        let sizes = self.sources.map(\.source.size)
        let size = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
        let console = ImportConsole(size: size, rowsBefore: self.join.count.lines, unit: "lines")
        for (index, file) in self.sources.enumerated().dropFirst(files) {
            do {
                try await self.join.read(isSelective: self.isSelective(index)) { count in
                    let done = self.sources.prefix(index).reduce(0) { $0 + ($1.source.size ?? 0) }
                    console.show(count.report, done: done + file.source.bytesRead)
                } next: {
                    try file.source.next()
                }
            } catch let error as ImportError {
                console.end()
                // A file that is mended is another one; a pipe may go on where this one ended.
                if file.source.size != nil { try self.join.remove() }
                throw CommandFailure("\(file.path): \(error); nothing is imported")
            }
        }
        console.end()
    }

    /// Whether the files before one are all that has editions.
    private func isSelective(_ index: Int) -> Bool {
        self.sources[0].kind == .editions && self.sources[index].kind != .editions
    }

    /// Saves the books of the join.
    private func save(_ books: inout BookImport, isResumed: Bool, report: String?) async throws {
        if isResumed {
            ImportConsole.tell("going on after row \(ImportProgress.grouped(books.report.rows)) of the joined books")
        }
        let rejections = try report.map {
            let listed = isResumed ? books.report.rejectedCount : nil
            return try RejectionReport(path: $0, listed: listed, of: self.sources.map(\.path))
        }
        var rows = try DumpRows(self.join, after: books.report.rows)
        let console = ImportConsole(size: rows.count, rowsBefore: books.report.rows)
        let observer = BookImport.Observer(rejected: { try rejections?.add($0) }) {
            console.show($0, done: $0.rows)
        }
        defer {
            console.end()
            self.summarise(books.report)
        }
        _ = try await books.run(observer: observer) { try rows.next() }
    }

    private func summarise(_ report: ImportReport) {
        let count = self.join.count
        print(
            "read \(count.lines) lines: \(count.editions) editions (\(count.filtered) of other languages and prefixes), "
                + "\(count.works) works, \(count.authors) authors, \(count.others) others"
        )
        ImportConsole.summarise(report)
    }
}
