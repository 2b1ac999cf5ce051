// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatProtocol
import WeChatSimulator

/// How servers bring late answers to users.
enum Policy: String, ExpressibleByArgument, CaseIterable {
    case pickup
    case customerService

    private static let token = "tortureToken"

    /// The WeChat that asks.
    static var platform: SimulatedPlatform {
        get throws {
            guard let token = Token(Self.token) else { throw CannotRun("\(Self.token) is no token") }
            return SimulatedPlatform(token: token)
        }
    }

    /// What servers are told of it, and of the API that they send with.
    func environment(_ api: SimulatedAPI) async throws -> [String: String] {
        var environment = [
            "WECHAT_TOKEN": Self.token, "WECHAT_LATE_REPLIES": self.rawValue, "LOG_LEVEL": "warning",
        ]
        if self == .customerService {
            environment["WECHAT_APP_ID"] = api.appID.rawValue
            environment["WECHAT_APP_SECRET"] = api.secret
            environment["WECHAT_API_BASE_URL"] = try await api.baseURL
        }
        return environment
    }
}
