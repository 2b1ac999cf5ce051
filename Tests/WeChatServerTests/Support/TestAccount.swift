// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol
import WeChatServer
import WeChatSimulator

/// The secrets of the accounts in these tests, and WeChat as it plays for them.
enum TestAccount {
    static let token = Token("swiftToken2026")
    static let otherToken = Token("otherToken2026")
    static let key = EncodingAESKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    static let otherKey = EncodingAESKey("BBECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    static let appID: AppID = "wx0123456789abcdef"

    static func credentials(withKey: Bool) -> Credentials {
        Credentials(
            tokens: [self.token].compactMap(\.self),
            keys: withKey ? [self.key].compactMap(\.self) : [],
            appID: withKey ? self.appID : nil
        )
    }
}
