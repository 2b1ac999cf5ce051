// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Doumi
import WeChatProtocol
import WeChatSimulator

/// A line to a running server, over which a chat's messages go as WeChat's pushes.
struct ServerLine {
    let url: WebhookURL
    let platform: SimulatedPlatform

    init(url: String, platform: SimulatedPlatform) throws {
        guard let url = WebhookURL(url) else { throw ValidationError("\(url) is not an http or https URL") }
        self.url = url
        self.platform = platform
    }

    /// Opens the line for as long as `body` runs, and hands it what sends an act and returns the reply.
    func run(as user: OpenID, _ body: ((ChatAct) async throws -> Reply) async throws -> Void) async throws {
        let platform = self.platform
        try await HTTPPushTransport.run(url: self.url) { transport in
            let sender = PushSender(platform: platform, transport: transport)
            try await body { act in
                let outcome = try await sender.send(act.draft(from: user), attempts: 3)
                guard let reply = outcome.reply else { throw CommandFailure(outcome.summary) }
                return reply
            }
        }
    }
}
