// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import Testing

@testable import BookSources

@Suite("A cache of covers")
struct CoverCacheTests {
    /// What memory and disk do alike.
    private func check(_ cache: (_ limit: Int) -> any CoverCache) async throws {
        let cache = cache(10_000)
        #expect(await cache.picture(of: try Pictures.isbn(1)) == nil)
        for number in 1...9 { await cache.keep(try Pictures.jpeg(1000), of: try Pictures.isbn(number)) }
        let other = try Pictures.jpeg(1000, filling: 7)
        await cache.keep(other, of: try Pictures.isbn(2))
        #expect(await cache.picture(of: try Pictures.isbn(2)) == other)
        // The first was asked for, so the third is the oldest when room is needed: a tenth more of it.
        #expect(await cache.picture(of: try Pictures.isbn(1)) != nil)
        await cache.keep(try Pictures.jpeg(2000), of: try Pictures.isbn(10))
        var kept: [Int] = []
        for number in 1...10 where await cache.picture(of: try Pictures.isbn(number)) != nil { kept.append(number) }
        #expect(kept == [1, 2, 5, 6, 7, 8, 9, 10])
        await cache.keep(try Pictures.jpeg(20_000), of: try Pictures.isbn(11))
        #expect(await cache.picture(of: try Pictures.isbn(11)) == nil)
        #expect(await cache.picture(of: try Pictures.isbn(1)) != nil)
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "covers-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    @Test func `in memory holds what its bound allows`() async throws {
        try await self.check { MemoryCoverCache(limit: $0) }
    }

    @Test func `on disk holds the same`() async throws {
        try await self.withFolder { folder in
            try await self.check { DiskCoverCache(path: folder, limit: $0) }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(try Set(names) == Set([1, 2, 5, 6, 7, 8, 9, 10].map { try Pictures.isbn($0).description }))
        }
    }

    @Test func `on disk is its owner's alone, and outlives the process`() async throws {
        try await self.withFolder { folder in
            let isbn = try Pictures.isbn(1)
            await DiskCoverCache(path: folder).keep(try Pictures.jpeg(500), of: isbn)
            #expect(await DiskCoverCache(path: folder).picture(of: isbn) == (try Pictures.jpeg(500)))
            let file = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(isbn)")
            #expect(file[.posixPermissions] as? NSNumber == 0o600)
            let directory = try FileManager.default.attributesOfItem(atPath: folder)
            #expect(directory[.posixPermissions] as? NSNumber == 0o700)
        }
    }

    @Test func `on disk keeps to a smaller bound at the next start, and leaves others' files alone`() async throws {
        try await self.withFolder { folder in
            let cache = DiskCoverCache(path: folder)
            for number in 1...3 { await cache.keep(try Pictures.jpeg(1000), of: try Pictures.isbn(number)) }
            try Data("mine".utf8).write(to: URL(filePath: "\(folder)/notes.txt"))
            try Data("half".utf8).write(to: URL(filePath: "\(folder)/\(try Pictures.isbn(4)).draft"))
            _ = DiskCoverCache(path: folder, limit: 1000)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.count == 2)
            #expect(names.contains("notes.txt"))
        }
    }

    @Test func `on disk doesn't serve what somebody else has put there`() async throws {
        try await self.withFolder { folder in
            let cache = DiskCoverCache(path: folder)
            let (page, link) = (try Pictures.isbn(1), try Pictures.isbn(2))
            for isbn in [page, link] { await cache.keep(try Pictures.jpeg(), of: isbn) }
            try Data("<html>".utf8).write(to: URL(filePath: "\(folder)/\(page)"))
            try FileManager.default.removeItem(atPath: "\(folder)/\(link)")
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/\(link)",
                withDestinationPath: "/etc/passwd"
            )
            #expect(await cache.picture(of: page) == nil)
            #expect(await cache.picture(of: link) == nil)
            await cache.keep(try Pictures.jpeg(), of: page)
            #expect(await cache.picture(of: page) == (try Pictures.jpeg()))
        }
    }

    @Test func `that can't write keeps nothing, and does no harm`() async throws {
        let cache = DiskCoverCache(path: "/dev/null/covers")
        await cache.keep(try Pictures.jpeg(), of: try Pictures.isbn(1))
        #expect(await cache.picture(of: try Pictures.isbn(1)) == nil)
    }
}
