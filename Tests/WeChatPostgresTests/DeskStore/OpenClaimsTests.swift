// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import Testing
import WeChatBot
import WeChatProtocol

@testable import WeChatPostgres

@Suite struct OpenClaimsTests {
    private let claims = OpenClaims()

    private func key(second: UInt8, _ number: UInt8 = 0) throws -> DeliveryKey {
        try #require(DeliveryKey(bytes: [0, 0, 0, second, number] + [UInt8](repeating: 0, count: 27)))
    }

    private func answered(_ key: DeliveryKey, _ reply: Reply) -> DeskChange { .answered(key, reply, owner: 1, at: 0) }

    @Test func `the oldest is the first second that isn't settled, whatever the order`() throws {
        #expect(self.claims.oldest == .last)
        for second in [7, 5, 9] as [UInt8] { self.claims.add(try self.key(second: second)) }
        #expect(self.claims.oldest == KeySecond(bytes: [0, 0, 0, 5]))
        self.claims.remove([try self.key(second: 5)])
        #expect(self.claims.oldest == KeySecond(bytes: [0, 0, 0, 7]))
    }

    @Test func `a reply that is to be given keeps a delivery open until it is settled`() throws {
        let (given, nothing) = (try self.key(second: 1), try self.key(second: 2))
        for key in [given, nothing] { self.claims.add(key) }
        self.claims.remove(endedBy: [self.answered(given, "reply"), self.answered(nothing, .nothing)])
        #expect(self.claims.oldest == KeySecond(given))
        self.claims.remove(endedBy: [.settled(given)])
        #expect(self.claims.oldest == .last)
    }

    @Test func `what turns out to be another's isn't open here`() throws {
        let key = try self.key(second: 1)
        self.claims.add(key)
        self.claims.remove(endedBy: [self.answered(key, "reply")], isRefused: true)
        #expect(self.claims.oldest == .last)
    }

    @Test func `a second that is some seconds earlier is never before the first`() {
        #expect(KeySecond(bytes: [0, 1, 0, 0]).earlier(by: 1) == KeySecond(bytes: [0, 0, 0xFF, 0xFF]))
        #expect(KeySecond(bytes: [0, 0, 0, 9]).earlier(by: 9) == .first)
        #expect(KeySecond.first.earlier(by: 1) == .first)
    }

    @Test func `what nobody ended is forgotten after a day`() throws {
        for second in [10, 20] as [UInt8] { self.claims.add(try self.key(second: second)) }
        self.claims.purge(at: 86_415_000)
        #expect(self.claims.oldest == KeySecond(bytes: [0, 0, 0, 20]))
    }
}
#endif
