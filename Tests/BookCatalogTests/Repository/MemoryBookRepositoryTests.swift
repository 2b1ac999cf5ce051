// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogCompatibility
import Testing

@Suite
struct MemoryBookRepositoryTests {
    @Test(arguments: BookRepositoryCompatibility.checks)
    func `the memory repository does what every repository does`(check: BookRepositoryCompatibility.Check) async throws
    {
        try await BookRepositoryCompatibility { MemoryBookRepository($0) }.run(check)
    }

    @Test(arguments: RealQuery.all)
    func `readers find what they look for`(query: RealQuery) async throws {
        let answer = try await BookRepositoryCompatibility.answer(query, in: Self.starter.get())
        #expect(answer == query.answer)
    }

    private static let starter = Result { MemoryBookRepository(try StarterCatalogue.books()) }
}
