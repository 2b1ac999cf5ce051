// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension BookRepositoryCompatibility {
    /// A text of PostgreSQL's can't have a NUL in it.
    func replacesNULs() async throws {
        let book = Book(
            title: "测试之书",
            subtitle: "a\0b",
            authors: ["张\0三"],
            tags: ["t\0"],
            summary: "\0",
            origin: Origin(source: "x", id: "n\0ul")
        )
        var whole = book
        (whole.subtitle, whole.authors, whole.tags) = ("a\u{FFFD}b", ["张\u{FFFD}三"], ["t\u{FFFD}"])
        (whole.summary, whole.origin.id) = ("\u{FFFD}", "n\u{FFFD}ul")
        let repository = try await self.make([])
        try self.expect(try await repository.save([book]), SaveCount(added: 1), "first")
        try self.expect(try await repository.save([book, whole]), SaveCount(updated: 2), "second")
        try self.expect(try await repository.book(book.id), whole, "book")
        try self.expect(try await repository.hits([whole.id]).map(\.book), [whole], "hit")
    }

    /// Swift takes é for the same whether it is one scalar or two; databases don't.
    func tellsIdentitiesApart() async throws {
        let books = ["x\u{E9}", "xe\u{301}"]
            .map { Book(title: "名\($0.unicodeScalars.count)", authors: ["甲"], origin: Origin(source: "big", id: $0)) }
        let repository = try await self.make([])
        try self.expect(try await repository.save(books), SaveCount(added: 2), "first")
        try self.expect(try await repository.save(books), SaveCount(updated: 2), "second")
        try self.expect(try await repository.books(books.map(\.id)).map(\.title), ["名2", "名3"], "books")
        try self.expect(try await repository.count(), 2, "count")
    }
}
