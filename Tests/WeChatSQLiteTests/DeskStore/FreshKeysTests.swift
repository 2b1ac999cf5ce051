// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatSQLite

@Suite struct FreshKeysTests {
    private func key(_ number: UInt8, second: UInt8 = 9) throws -> DeliveryKey {
        try #require(DeliveryKey(bytes: [0, 0, 0, second] + [UInt8](repeating: number, count: 28)))
    }

    @Test func `nothing is surely new before it is known what the file has`() throws {
        var keys = FreshKeys()
        #expect(!keys.claim(try self.key(1)))
        keys.open(at: 0)
        #expect(!keys.claim(try self.key(1)))
        #expect(keys.claim(try self.key(2)))
    }

    @Test func `what isn't later than all that the file had may be in it`() throws {
        var keys = FreshKeys()
        keys.open(at: 8)
        #expect(!keys.claim(try self.key(1, second: 7)))
        #expect(!keys.claim(try self.key(2, second: 8)))
        #expect(keys.claim(try self.key(3, second: 9)))
    }

    @Test func `a key is new once`() throws {
        var keys = FreshKeys()
        keys.open(at: 0)
        #expect(keys.claim(try self.key(1)))
        #expect(!keys.claim(try self.key(1)))
    }

    @Test func `a key that comes again when room is made is known`() throws {
        var keys = FreshKeys(capacity: 4)
        keys.open(at: 0)
        #expect(keys.claim(try self.key(1)))
        #expect(keys.claim(try self.key(2)))
        #expect(!keys.claim(try self.key(2)))
        #expect(!keys.claim(try self.key(1)))
    }

    @Test func `seconds of which keys are forgotten are asked for`() throws {
        var keys = FreshKeys(capacity: 4)
        keys.open(at: 0)
        for number in 1...6 as ClosedRange<UInt8> { #expect(keys.claim(try self.key(number, second: number))) }
        // The first two are forgotten by now, and of the others each is remembered.
        for number in 1...6 as ClosedRange<UInt8> { #expect(!keys.claim(try self.key(number, second: number))) }
        #expect(!keys.claim(try self.key(100, second: 2)))
        #expect(keys.claim(try self.key(101, second: 200)))
    }
}
