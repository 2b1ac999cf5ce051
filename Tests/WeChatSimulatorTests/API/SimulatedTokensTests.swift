// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot

@testable import WeChatSimulator

@Suite struct SimulatedTokensTests {
    private var tokens = SimulatedTokens(life: .seconds(7200))

    private func code(_ value: String?, at now: WallTime) -> Int? {
        do throws(APIRefusal) {
            try self.tokens.check(value, at: now)
            return nil
        } catch {
            return error.code
        }
    }

    @Test mutating func `a stable token stays the same until five minutes before its end`() throws {
        let first = try self.tokens.stableGrant(isForced: false, at: 0)
        #expect(first.expiresIn == 7200 && first.value.count == 136)
        #expect(
            try self.tokens.stableGrant(isForced: false, at: 6_000_000) == .init(value: first.value, expiresIn: 1200)
        )
        let second = try self.tokens.stableGrant(isForced: false, at: 6_900_000)
        #expect(second.value != first.value && second.expiresIn == 7200)
        #expect(self.code(first.value, at: 7_199_999) == nil)
        #expect(self.code(first.value, at: 7_200_000) == 42001)
        #expect(self.code(second.value, at: 7_200_000) == nil)
    }

    @Test mutating func `a forced token ends the one before it, twenty times a day and 30 seconds apart`() throws {
        let first = try self.tokens.stableGrant(isForced: false, at: 0)
        let second = try self.tokens.stableGrant(isForced: true, at: 0)
        #expect(self.code(first.value, at: 0) == 40001)
        #expect(self.code(second.value, at: 0) == nil)
        #expect(throws: APIRefusal(45011)) { try self.tokens.stableGrant(isForced: true, at: 29_999) }
        for number in 1..<20 {
            _ = try self.tokens.stableGrant(isForced: true, at: WallTime(rawValue: Int64(number) * 30_000))
        }
        #expect(throws: APIRefusal(45009)) { try self.tokens.stableGrant(isForced: true, at: 3_600_000) }
        _ = try self.tokens.stableGrant(isForced: true, at: 86_400_000)
    }

    @Test mutating func `a classic token ends the one before it five minutes later`() throws {
        let stable = try self.tokens.stableGrant(isForced: false, at: 0)
        let first = self.tokens.classicGrant(at: 0)
        let second = self.tokens.classicGrant(at: 1000)
        #expect(first.value != second.value)
        #expect(self.code(first.value, at: 300_999) == nil)
        #expect(self.code(first.value, at: 301_000) == 40001)
        #expect(self.code(second.value, at: 301_000) == nil)
        #expect(self.code(stable.value, at: 301_000) == nil)
    }

    @Test mutating func `no token, another token and tokens taken back are told apart from expired ones`() throws {
        #expect(self.code(nil, at: 0) == 41001)
        #expect(self.code("", at: 0) == 41001)
        #expect(self.code("other", at: 0) == 40001)
        let token = self.tokens.classicGrant(at: 0)
        self.tokens.revokeAll(at: 1000)
        #expect(self.code(token.value, at: 1000) == 40001)
    }

    @Test mutating func `a refused token is given again until another is forced`() throws {
        let first = try self.tokens.stableGrant(isForced: false, at: 0)
        self.tokens.refuseAll()
        #expect(self.code(first.value, at: 0) == 40001)
        #expect(try self.tokens.stableGrant(isForced: false, at: 0) == first)
        let second = try self.tokens.stableGrant(isForced: true, at: 0)
        #expect(self.code(second.value, at: 0) == nil)
    }
}
