// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

@testable import WeChatAPI

extension AccessToken {
    /// A token that lives for two hours, unless told.
    static func test(_ value: String, obtained: WallTime = 0, life: Duration = .seconds(7200)) -> AccessToken {
        AccessToken(value: value, obtained: obtained, expires: obtained + life)
    }
}

extension WeChatClientError {
    /// A refusal without words.
    static func code(_ code: Int) -> WeChatClientError { .refused(WeChatAPIError(code: code, errmsg: "")) }
}
