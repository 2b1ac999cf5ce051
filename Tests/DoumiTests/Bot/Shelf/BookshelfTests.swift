// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import Testing

@testable import Doumi

@Suite("A shelf")
struct BookshelfTests {
    private static func id(_ number: Int) -> BookID { .record(source: "test", id: "\(number)") }

    @Test func `has what was put there last in front, each once, and no more than it can`() {
        var shelf = Bookshelf()
        for number in 1...Bookshelf.limit { _ = shelf.add(Self.id(number)) }
        #expect(shelf.ids.count == Bookshelf.limit)
        #expect(shelf.ids.first == Self.id(Bookshelf.limit))
        var results: [Bool] = []
        results.append(shelf.add(Self.id(1)) == .alreadyThere)
        results.append(shelf.add(Self.id(1000)) == .full)
        results.append(shelf.remove(Self.id(1)))
        results.append(!shelf.remove(Self.id(1)))
        results.append(shelf.add(Self.id(1000)) == .added)
        #expect(results == [true, true, true, true, true])
        #expect(shelf.ids.count == Bookshelf.limit)
    }

    @Test func `is read as earlier versions wrote it`() throws {
        let stored = Data(#"{"ids":["9787121139512","douban:6709783"]}"#.utf8)
        let shelf = try JSONDecoder().decode(Bookshelf.self, from: stored)
        #expect(shelf.ids.map(\.description) == ["9787121139512", "douban:6709783"])
        #expect(String(reflecting: Bookshelf.self) == "Doumi.Bookshelf")
    }
}
