// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import WeChatProtocol

/// Brings a reply inside WeChat's limits; a text is cut shorter still, to make room for the hint at its rest.
struct ReplyFitting {
    /// The reply to give.
    let reply: Reply
    /// What was cut off a text, for the user to ask for.
    let continuation: Continuation?

    /// - Parameters:
    ///   - reply: What the handler wants to say.
    ///   - limits: What WeChat takes.
    ///   - route: The route's label, for the log.
    ///   - logger: Where it is said what was wrong.
    init(_ reply: Reply, limits: ReplyLimits, route: String?, logger: @autoclosure () -> Logger) {
        let fitted = limits.fit(reply)
        var continuation: Continuation?
        var result = fitted.reply
        switch fitted.problem {
        case .tooLong:
            guard let rest = fitted.rest, !rest.trimmed.isEmpty else { break }
            var shorter = limits
            shorter.textBytes -= Continuation.hint.utf8.count
            let cut = shorter.fit(reply)
            guard case .text(let head) = cut.reply, let rest = cut.rest else { break }
            continuation = Continuation(rest: Continuation.bounded(rest))
            result = .text(head + Continuation.hint)
        case .empty:
            logger().error("handler gave an empty reply", metadata: ["route": "\(route ?? "")"])
        case .tooManyArticles:
            logger()
                .warning(
                    "handler gave too many articles; only the first are sent",
                    metadata: ["route": "\(route ?? "")"]
                )
        case nil: break
        }
        self.reply = result
        self.continuation = continuation
    }
}
