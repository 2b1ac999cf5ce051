// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging

/// Tells the operator how a source does: a line where it begins to fail, to rest and to answer again, none for each
/// question.
struct SourceLog: Sendable {
    /// A source that fails now and then isn't worth more lines than one in this time.
    private static let pause = Duration.seconds(60)

    private var lastFailure: ContinuousClock.Instant?

    /// The line about a failure that changed nothing; none so soon after the last.
    mutating func failed(at now: ContinuousClock.Instant) -> Bool {
        if let last = self.lastFailure, now - last < Self.pause { return false }
        self.lastFailure = now
        return true
    }

    /// Writes what a failure or an answer changed.
    static func write(_ change: CircuitBreaker.Change, error: SourceError?, source: String, to logger: Logger) {
        switch change {
        case .opened(let rest):
            logger.warning(
                "a source of books isn't asked for a while",
                metadata: [
                    "source": "\(source)", "reason": "\(error?.description ?? "")",
                    "seconds": "\(rest.components.seconds)",
                ]
            )
        case .closed: logger.notice("a source of books answers again", metadata: ["source": "\(source)"])
        }
    }

    /// Writes that a question wasn't answered.
    static func write(_ error: SourceError, source: String, to logger: Logger) {
        logger.warning(
            "a source of books didn't answer",
            metadata: ["source": "\(source)", "reason": "\(error)"]
        )
    }
}
