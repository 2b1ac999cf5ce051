// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatBot

/// Logs refusals without letting whoever causes them fill the disk: ten a second, and how many were left out.
final class RefusalLog: Sendable {
    private struct Window {
        var second: Int64 = 0
        var written = 0
        var left = 0
    }

    private let window = Mutex(Window())
    private let logger: Logger
    private let refusals: [String: CounterCache]
    private let others: CounterCache
    private static let perSecond = 10

    /// - Parameters:
    ///   - accounts: The names that refusals are counted under; what is for none of them is counted under `none`.
    ///   - logger: Where they are logged.
    init(accounts: [String], logger: Logger) {
        let counters = { (account: String, causes: [String]) in
            CounterCache("wechat_refusals_total", [("account", account)], by: "cause", expecting: causes)
        }
        self.refusals = Dictionary(accounts.map { ($0, counters($0, Refusal.labels)) }) { first, _ in first }
        self.others = counters("none", [])
        self.logger = logger
    }

    func record(_ refusal: Refusal, of request: WebhookRequest, account: String?, second: Int64) {
        (account.flatMap { self.refusals[$0] } ?? self.others).increment(refusal.label)
        let (writes, left) = self.window.withLock { window -> (Bool, Int) in
            var left = 0
            if window.second != second {
                left = window.left
                window = Window(second: second)
            }
            guard window.written < Self.perSecond else {
                window.left += 1
                return (false, left)
            }
            window.written += 1
            return (true, left)
        }
        if left > 0 { self.logger.warning("more requests were refused", metadata: ["count": "\(left)"]) }
        guard writes else { return }
        var metadata: Logger.Metadata = [
            "cause": "\(refusal.label)", "request": .stringConvertible(request.id),
        ]
        if let account { metadata["account"] = "\(account)" }
        if case .timestamp(let skew) = refusal { metadata["skew"] = "\(skew) s" }
        self.logger.warning("request refused", metadata: metadata)
    }
}
