// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatBot
import WeChatProtocol
import WeChatServer

extension Work {
    /// All that EchoBot does for a push between the request's last byte and the answer's first, plain and safe.
    ///
    /// Each of the first 50 000 is another delivery; what comes after is remembered.
    static func webhooks() throws -> [Work] {
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let router = MessageRouter()
        router.on(.text) { text, _ in text.content }
        return try [("plain", SecurityMode.plain), ("safe", SecurityMode.safe)]
            .map { name, mode in
                let account = OfficialAccount(credentials: SamplePush.credentials, mode: mode)
                let webhook = WebhookResponder(accounts: [account], bot: router.buildResponder(), logger: logger)
                let requests = try (0..<50_000).map { try SamplePush.request(number: $0, isSafe: mode == .safe) }
                let next = Atomic(0)
                return Work("webhook \(name)") { count in
                    for _ in 0..<count {
                        let number = next.add(1, ordering: .relaxed).oldValue
                        var request = requests[number % requests.count]
                        // Made seconds ago, it would be too late for an answer.
                        request.arrival = .now
                        keep(await webhook.respond(to: request))
                    }
                }
            }
    }
}
