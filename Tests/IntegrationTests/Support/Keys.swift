// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol
import WeChatSimulator

/// The secrets of the account in these tests, and WeChat as it plays for it.
enum Keys {
    static let token = "swiftToken2026"
    static let aesKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
    static let appID = "wx0123456789abcdef"

    /// The environment of an account in a mode, with its state in memory.
    static func environment(mode: String) -> [String: String] {
        var environment = ["DATABASE_URL": "memory:", "WECHAT_TOKEN": self.token, "WECHAT_MODE": mode]
        guard mode != "plain" else { return environment }
        environment["WECHAT_ENCODING_AES_KEY"] = self.aesKey
        environment["WECHAT_APP_ID"] = self.appID
        return environment
    }

    /// A push of a text as the bytes of an HTTP request.
    static func push(_ text: String, fields: [String] = []) throws -> String {
        let platform = SimulatedPlatform(token: try #require(Token(self.token)))
        let now = UnixTime(rawValue: Int64(Date().timeIntervalSince1970))
        let request = try platform.request(for: PushDraft.text(text).push(to: platform.originalID, at: now), at: now)
        let body = String(decoding: request.body ?? [], as: UTF8.self)
        let head = ["POST /weixin?\(request.query) HTTP/1.1", "Host: localhost", "Content-Length: \(body.utf8.count)"]
        return (head + fields).joined(separator: "\r\n") + "\r\n\r\n" + body
    }
}
