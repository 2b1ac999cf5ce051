// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol
import WeChatSimulator

extension RunningServer {
    /// A text message, ready to be sent more than once.
    static func text(_ text: String, from sender: OpenID = PushDraft.user) -> SimulatedPush {
        let now = UnixTime(rawValue: Int64(Date().timeIntervalSince1970))
        return PushDraft.text(text, from: sender).push(to: SimulatedPlatform.originalID, at: now)
    }

    /// Sends a push as WeChat does, five seconds apart, until it is content; what it saw.
    func push(_ push: SimulatedPush, attempts: Int = 1) async throws -> [PushAttempt] {
        let platform = SimulatedPlatform(token: try #require(Token(Keys.token)))
        return try await HTTPPushTransport.run(url: try #require(WebhookURL(self.url))) { transport in
            var seen: [PushAttempt] = []
            try await PushSender(platform: platform, transport: transport)
                .send(push, attempts: attempts) { seen.append($0) }
            return seen
        }
    }

    /// The deliveries for which SlowBot's handlers ran, each as often as they did.
    var runs: [String] {
        get throws {
            try self.program.output.split(separator: "\n").filter { $0.hasPrefix("run ") }
                .map { String($0.dropFirst(4)) }
        }
    }

    /// Waits until so many handlers have begun to run.
    func runs(_ count: Int) async throws {
        _ = try await Patience.wait(for: "\(count) runs") { try self.runs.count >= count ? true : nil }
    }
}
