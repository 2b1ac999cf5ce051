// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import GRDB
import Testing

@testable import BookCatalogSQLite

@Suite
final class DumpJoinTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "join-\(UUID())")
    private var path: String { self.folder.appending(path: "books.db-openlibrary").path }

    init() throws {
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: self.folder) }

    private static func line(_ type: String, _ key: String, _ json: String) -> String {
        "/type/\(type)\t\(key)\t1\t2021-12-26T21:22:32.124110\t\(json)\n"
    }

    private static let editions =
        line("edition", "/books/OL1M", #"{"title":"单本","isbn_13":["9787506365437"],"works":[{"key":"/works/OL1W"}]}"#)
        + line(
            "edition",
            "/books/OL2M",
            #"{"title":"Lang chao zhi dian","isbn_10":["7121139510"],"pages":9,"works":[{"key":"/works/OL2W"}]}"#
        )
        + line(
            "edition",
            "/books/OL3M",
            #"{"title":"浪潮之巅","isbn_13":["9787121139512"],"works":[{"key":"/works/OL2W"}]}"#
        )
        + line("edition", "/books/OL4M", #"{"works":[{"key":"/works/OL3W"}],"languages":[{"key":"/languages/eng"}]}"#)
        + "broken\n" + line("edition", "/books/OL5M", #"{"works":[{"key":"/works/OL77W"}]}"#)
    private static let works =
        line("work", "/works/OL1W", #"{"title":"w1","authors":[{"author":{"key":"/authors/OL1A"}}]}"#)
        + line(
            "work",
            "/works/OL2W",
            #"{"title":"w2","authors":[{"author":{"key":"/authors/OL2A"}},{"key":"/authors/OL1A"}]}"#
        )
        + line("work", "/works/OL4W", #"{"title":"Moved","subjects":["S"]}"#)
        + line("work", "/works/OL9W", #"{"title":"nobody's"}"#)
    private static let authors =
        line("author", "/authors/OL3A", #"{"name":"吴军"}"#) + line("author", "/authors/OL1A", #"{"name":"余华"}"#)
    private static let redirects =
        line("redirect", "/works/OL3W", #"{"location":"/works/OL4W"}"#)
        + line("redirect", "/authors/OL2A", #"{"location":"/authors/OL3A"}"#)
        + line("redirect", "/authors/OL5A", #"{"location":"/authors/OL5A"}"#)

    private func join(_ id: String = "a", _ filter: DumpFilter = DumpFilter()) throws -> DumpJoin {
        try DumpJoin(path: self.path, id: ImportID(kind: id, size: 1, head: []), filter: filter)
    }

    private func read(_ text: String, into join: DumpJoin, isSelective: Bool = false) async throws {
        var bytes = Array(text.utf8)[...]
        try await join.read(isSelective: isSelective) {
            defer { bytes = bytes.dropFirst(100) }
            return bytes.isEmpty ? nil : Array(bytes.prefix(100))
        }
    }

    /// Titles with their authors, and what is wrong with the other rows.
    private func rows(_ join: DumpJoin, after position: Int = 0) throws -> [String] {
        var rows = try DumpRows(join, after: position)
        var texts: [String] = []
        while let more = try rows.next() {
            texts += more.map { row in
                switch row {
                case .book(let book, _): "\(book.title) \(book.authors.joined(separator: "+"))"
                case .rejected(let row): "\(row.line): \(row.reason)"
                }
            }
        }
        return texts
    }

    private static let expected = [
        "5: not a line of five columns", "2: another record with this ISBN says more", "浪潮之巅 吴军+余华", "单本 余华",
        "Moved ", "6: no title",
    ]

    @Test
    func `editions come with their works and authors, the best known first, whatever was moved or doubled`()
        async throws
    {
        let join = try self.join()
        try await self.read(Self.editions, into: join)
        try await self.read(Self.redirects, into: join, isSelective: true)
        try await self.read(Self.works, into: join, isSelective: true)
        try await self.read(Self.authors, into: join, isSelective: true)
        try await join.complete()
        #expect(try self.rows(join) == Self.expected)
        #expect(try self.rows(join, after: 4) == Array(Self.expected[4...]))
        #expect(join.count.lines == 15)
        #expect(join.count.others == 3)
        try join.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.folder.path).isEmpty)
    }

    @Test
    func `one file of everything, in any order, gives the same books`() async throws {
        let join = try self.join()
        try await self.read(Self.authors + Self.works + Self.editions + Self.redirects, into: join)
        try await join.complete()
        #expect(try self.rows(join).count == Self.expected.count)
        #expect(
            Set(try self.rows(join).map { $0.drop { $0.isNumber } })
                == Set(Self.expected.map { $0.drop { $0.isNumber } })
        )
    }

    @Test
    func `what a filter leaves out is counted, and not rejected`() async throws {
        let join = try self.join("a", DumpFilter(languages: ["eng"], prefixes: []))
        try await self.read(Self.editions, into: join)
        try await self.read(Self.redirects, into: join, isSelective: true)
        try await self.read(Self.works, into: join, isSelective: true)
        try await join.complete()
        #expect(join.count.editions == 5)
        #expect(join.count.filtered == 4)
        #expect(try self.rows(join) == ["5: not a line of five columns", "Moved "])
    }

    @Test
    func `a join goes on with the file in which it was interrupted, and gives the same`() async throws {
        struct Interrupted: Error {}
        do {
            let join = try self.join()
            try await self.read(Self.editions, into: join)
            try await self.read(Self.redirects, into: join, isSelective: true)
            var bytes = Array(Self.works.utf8)[...]
            await #expect(throws: Interrupted.self) {
                try await join.read(isSelective: true) {
                    guard bytes.count > 200 else { throw Interrupted() }
                    defer { bytes = bytes.dropFirst(100) }
                    return Array(bytes.prefix(100))
                }
            }
            try join.database.close()
        }
        let join = try self.join()
        #expect(join.position.files == 2)
        #expect(!join.isComplete)
        try await self.read(Self.works, into: join, isSelective: true)
        try await self.read(Self.authors, into: join, isSelective: true)
        try await join.complete()
        try join.database.close()
        let again = try self.join()
        #expect(again.isComplete)
        #expect(try self.rows(again) == Self.expected)
        #expect(try !self.join("other").isComplete)
    }

    @Test
    func `editions that come when works are chosen already are an error, and so is a file that ends in a line`()
        async throws
    {
        let join = try self.join()
        try await self.read(Self.editions, into: join)
        try await self.read(Self.redirects, into: join, isSelective: true)
        await #expect(throws: ImportError.mixedDump) {
            try await self.read(Self.works + Self.editions, into: join, isSelective: true)
        }
        await #expect(throws: ImportError.truncatedDump) {
            try await self.read(String(Self.works.dropLast(5)), into: join, isSelective: true)
        }
    }

    @Test(arguments: [true, false])
    func `a damaged file blocks no join`(isNew: Bool) async throws {
        try Data("no database, but a text that is long enough to look at".utf8).write(to: URL(filePath: self.path))
        let join = try DumpJoin(
            path: self.path,
            id: ImportID(kind: "a", size: 1, head: []),
            filter: DumpFilter(),
            isNew: isNew
        )
        try await self.read(Self.works, into: join)
        #expect(join.count.works == 4)
    }

    @Test
    func `a file whose pages are overwritten is begun anew`() async throws {
        let join = try self.join()
        try await self.read(Self.works, into: join)
        try join.database.close()
        let file = try FileHandle(forUpdating: URL(filePath: self.path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: 100)
        try file.write(contentsOf: Data(repeating: 0xFF, count: Int(size) - 100))
        try file.close()
        #expect(try self.join().position.files == 0)
    }

    @Test
    func `the file is its owner's alone`() throws {
        let join = try self.join()
        for suffix in ["", "-wal"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: self.path + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        withExtendedLifetime(join) {}
    }

    @Test
    func `a folder in the file's place is left, and named`() throws {
        try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true)
        let beginning = "the file \(self.path), which joins the dumps, can't be used: "
        #expect { try self.join() } throws: { "\($0)".hasPrefix(beginning) }
        #expect(FileManager.default.fileExists(atPath: self.path))
    }

    @Test
    func `rejected lines say in which file they are`() async throws {
        let join = try self.join()
        let nameless = Self.line("edition", "/books/OL8M", #"{"isbn_13":["9787020024759"]}"#)
        try await self.read(Self.editions, into: join)
        try await self.read(nameless + "broken too\n", into: join)
        try await join.complete()
        var rows = try DumpRows(join, after: 0)
        var places: Set<String> = []
        while let more = try rows.next() {
            for case .rejected(let row) in more { places.insert("\(row.file):\(row.line)") }
        }
        #expect(places == ["0:2", "0:4", "0:5", "0:6", "1:1", "1:2"])
    }
}
