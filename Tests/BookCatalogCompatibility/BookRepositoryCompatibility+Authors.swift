// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension BookRepositoryCompatibility {
    /// Names may have letters that fold to none of the alphabet's.
    func findsAuthorsByBeginnings() async throws {
        let names = ["Bjørn Larsson", "Stanisław Lem", "Max Weiß", "Øystein Lie", "Łukasz Orb", "余华"]
        let books = names.map { Book(title: "一本书 \($0.count)", authors: [$0], origin: Origin(source: "t", id: $0)) }
        let repository = try await self.make(books)
        let asked = [
            ("Bj", 0), ("Bjørn", 0), ("Larsson", 0), ("Bjørn Lars", 0), ("Stanis", 1), ("stanisław l", 1),
            ("Max Wei", 2),
            ("Weiß", 2), ("Øys", 3), ("Łuk", 4), ("余", 5), ("余华", 5),
        ]
        for (name, place) in asked {
            let hits = try await repository.search(SearchWords("作者:\(name)"), limit: 9).hits
            try self.expect(hits.map(\.book.authors), [[names[place]]], name)
        }
    }
}
