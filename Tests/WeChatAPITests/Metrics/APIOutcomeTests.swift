// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatAPI

@Suite struct APIOutcomeTests {
    @Test(
        arguments: [
            (nil, "ok"), (.refused(WeChatAPIError(code: -1, message: "")), "busy"),
            (.refused(WeChatAPIError(code: 40001, message: "")), "token"),
            (.refused(WeChatAPIError(code: 40164, message: "")), "ip"),
            (.refused(WeChatAPIError(code: 45009, message: "")), "quota"),
            (.refused(WeChatAPIError(code: 48001, message: "")), "right"),
            (.refused(WeChatAPIError(code: 123_456, message: "")), "refused"),
            (.notSent(.unreachable), "not_sent"), (.noToken(.notSent(.unreachable)), "not_sent"),
            (.unknownFate(.closed), "unknown_fate"), (.unreadable(.unexpected), "unreadable"),
            (.notSent(.cancelled), "cancelled"),
        ] as [(WeChatClientError?, String)]
    )
    func `whatever came of a call is one of a few words`(error: WeChatClientError?, word: String) {
        #expect(APIOutcome(error).rawValue == word)
    }
}
