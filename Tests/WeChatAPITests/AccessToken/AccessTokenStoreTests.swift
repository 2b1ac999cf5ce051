// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AccessTokenStoreCompatibility
import Testing
import WeChatAPI
import WeChatBot

@Suite struct AccessTokenStoreTests {
    @Test func `the memory store does what every store does`() async throws {
        try await AccessTokenStoreCompatibility(store: MemoryAccessTokenStore()).run()
    }

    @Test func `times of forced refreshes in any order count the same`() {
        var refreshes = ForcedRefreshes(times: [50_000, 10_000])
        #expect(refreshes.times == [10_000, 50_000])
        let isTooEarly = !refreshes.count(at: 79_999)
        let isAllowed = refreshes.count(at: 80_000)
        #expect(isTooEarly && isAllowed)
        #expect(refreshes.times == [10_000, 50_000, 80_000])
    }
}
