// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatBot
import WeChatProtocol

/// Asks WeChat for a token.
struct AccessTokenSource: Sendable {
    private struct Answer: Decodable {
        var access_token: String
        var expires_in: Int
    }

    private struct Request: Encodable {
        var appid: AppID
        var force_refresh: Bool
        var grant_type = "client_credential"
        var secret: String
    }

    /// No token of WeChat's is longer than this says, and none lasts longer.
    private static let valueLimit = 4096, lifeLimit = 86_400

    let appID: AppID
    let caller: APICaller

    /// Gets a token.
    func fetch(
        _ kind: AccessTokenKind,
        isForced: Bool,
        at now: WallTime
    ) async throws(WeChatClientError) -> AccessToken {
        let answer = try await self.caller.perform(self.call(kind, isForced: isForced)).value(Answer.self)
        guard !answer.access_token.isEmpty, answer.access_token.utf8.count <= Self.valueLimit, answer.expires_in > 0
        else { throw .unreadable(.unexpected) }
        // Its time began when it was asked for, at the earliest.
        let life = Duration.seconds(min(answer.expires_in, Self.lifeLimit))
        return AccessToken(value: answer.access_token, obtained: now, expires: now + life)
    }

    private func call(_ kind: AccessTokenKind, isForced: Bool) throws(WeChatClientError) -> APICall {
        switch kind {
        case .classic:
            APICall.get("/cgi-bin/token")
                .adding("grant_type", "client_credential")
                .adding("appid", self.appID.rawValue)
                .adding("secret", self.caller.secret.rawValue)
        case .stable:
            try APICall.post(
                "/cgi-bin/stable_token",
                Request(appid: self.appID, force_refresh: isForced, secret: self.caller.secret.rawValue),
                isForced ? .never : .always
            )
        }
    }
}
