// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import Testing
import WeChatBot
import WeChatProtocol

@testable import WeChatPostgres

@Suite struct LeaseTermsTests {
    private let lease = Lease(owner: 1, end: 12_000)

    @Test func `by the database's clock a lease has that clock's end, and the store's own length`() {
        let terms = LeaseTerms(self.lease, at: 2000, by: .standard)
        #expect(terms.now(database: 500_000) == 500_000)
        #expect(terms.end(database: 500_000) == 504_000)
        #expect(terms.callersTime(of: 504_000, database: 500_000) == 6000)
    }

    @Test func `by the callers' clock it has what they ask`() {
        let terms = LeaseTerms(self.lease, at: 2000, by: .callers)
        #expect(terms.now(database: 500_000) == 2000)
        #expect(terms.end(database: 500_000) == 12_000)
        #expect(terms.callersTime(of: 12_000, database: 500_000) == 12_000)
    }
}
#endif
