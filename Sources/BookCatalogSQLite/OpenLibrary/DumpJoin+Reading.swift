// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB
import Synchronization

extension DumpJoin {
    private static let bytesAtOnce = 1 << 20

    /// Reads the next file, from where an interrupted join has saved it.
    ///
    /// While some lines are added, the next are read.
    ///
    /// - Parameters:
    ///   - isSelective: Whether all editions have been read, so that works and authors that none of them names can be
    ///     left out.
    ///   - added: Is told after more lines were added.
    ///   - next: Gives the next bytes of the file; `nil` at its end.
    /// - Throws: ``ImportError`` where the file isn't whole, or has editions in it though it mustn't; ``DumpJoinError``;
    ///   and what `next` throws.
    package func read(
        isSelective: Bool,
        added: (DumpCount) -> Void = { _ in },
        next: () throws -> [UInt8]?
    ) async throws {
        var reader = DumpReader(skipping: self.position.lines)
        try await withThrowingTaskGroup(of: Void.self) { group in
            var isAtEnd = false
            while !isAtEnd {
                var lines = DumpReader.Lines()
                var size = 0
                while size < Self.bytesAtOnce, !isAtEnd {
                    if let bytes = try next() {
                        reader.read(bytes, into: &lines)
                        size += bytes.count
                    } else {
                        isAtEnd = true
                    }
                }
                try await group.next()
                added(self.count)
                group.addTask { [lines] in try await self.add(lines, isSelective: isSelective) }
            }
            try await group.waitForAll()
        }
        try reader.finish()
        try await self.change { progress, db in
            progress.state.files += 1
            progress.state.lines = 0
            try progress.save(db)
        }
    }

    /// Puts everything in order once all files are read, so that books can be read.
    ///
    /// - Throws: ``DumpJoinError``.
    package func complete() async throws {
        try await self.change { progress, db in
            let works = progress.works
            let tally = DatabaseFunction("tally", argumentCount: 1, pure: true) { values in
                Int.fromDatabaseValue(values[0]).map { max(1, works.count(of: $0)) } ?? 1
            }
            db.add(function: tally)
            defer { db.remove(function: tally) }
            try db.execute(sql: DumpJoinSchema.order)
            progress.state.isComplete = true
            try DumpJoin.Progress.write(progress.state, db)
            try db.commit()
            // Nothing is counted any more.
            progress.works = RecordTally()
            progress.authors = RecordTally()
            try db.execute(sql: "PRAGMA cache_size = -16384")
        }
    }

    private func add(_ lines: DumpReader.Lines, isSelective: Bool) async throws {
        try await self.change { progress, db in
            var writer = try DumpWriter(db, filter: self.filter, isSelective: isSelective)
            for (record, line) in lines.records { try writer.add(record, line: line, &progress) }
            for row in lines.rejected { try writer.add(row, &progress) }
            let count = max(0, lines.count - progress.state.lines)
            progress.state.lines += count
            progress.state.count.lines += count
            progress.unsaved += count
            if progress.unsaved >= Progress.linesAtOnce { try progress.save(db) }
        }
    }

    private func change(_ body: @Sendable (inout Progress, Database) throws -> Void) async throws {
        do {
            try await self.database.writeWithoutTransaction { db in
                try self.progress.withLock { try body(&$0, db) }
            }
        } catch let error as DatabaseError {
            throw DumpJoinError(path: self.path, error)
        }
    }
}
