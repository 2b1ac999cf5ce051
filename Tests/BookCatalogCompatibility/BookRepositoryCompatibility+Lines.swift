// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension BookRepositoryCompatibility {
    /// Swift takes a carriage return and the line feed behind it for one Character.
    func keepsLines() async throws {
        let broken = Book(
            isbn: ISBN("9787121139512"),
            title: "回车之书",
            authors: ["甲乙丙\r", "丁戊己\r\n", "\n庚辛\r\n壬", "\r"],
            translators: ["译\u{301}\r"],
            tags: ["\r\n", "标签"]
        )
        var whole = broken
        (whole.authors, whole.translators, whole.tags) = (["甲乙丙", "丁戊己", "庚辛 壬"], ["译\u{301}"], ["标签"])
        for repository in [try await self.make([broken]), try await self.make([])] {
            try await repository.save([broken])
            try self.expect(try await repository.book(broken.id), whole, "book")
            for author in whole.authors {
                let result = try await repository.search(SearchWords(author), limit: 5)
                try self.expect(result.hits.map(\.book), [whole], author)
                try self.expect(result.author, author, "author")
            }
        }
    }
}
