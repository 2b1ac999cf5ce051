// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol
import WeChatSimulator

/// The keys that these tests use.
enum Keys {
    static let token = Token("swiftToken2026")
    static let aesKey = EncodingAESKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    static let otherKey = EncodingAESKey(String(repeating: "B", count: 43))
    static let appID: AppID = "wx0123456789abcdef"

    static func platform(_ mode: String) throws -> SimulatedPlatform {
        let protection = SimulatedPlatform.Protection(mode: mode, key: self.aesKey, appID: self.appID)
        return SimulatedPlatform(
            token: try #require(self.token),
            protection: try #require(protection),
            originalID: "gh_7f3c2a91d0be"
        )
    }

    static func credentials() throws -> Credentials {
        Credentials(tokens: [try #require(self.token)], keys: [try #require(self.aesKey)], appID: self.appID)
    }
}
