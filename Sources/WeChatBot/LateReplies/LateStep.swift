// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What is to be done about a late reply after it was sent, or wasn't.
enum LateStep: Equatable {
    /// It arrived.
    case done
    /// It is to be tried again, not before that time.
    case retry(WallTime)
    /// It waits for the user's next message.
    case pickup
    /// It won't arrive.
    case dead(DeadLetter.Reason, detail: String)

    /// The pauses between tries, the last for all that follow.
    private static let pauses: [Duration] = [
        .seconds(2), .seconds(5), .seconds(15), .seconds(60), .seconds(300), .seconds(900),
    ]

    /// Decides after a try.
    ///
    /// - Parameters:
    ///   - error: Why the reply didn't arrive; nil where it did.
    ///   - late: The reply; its tries are those before this one.
    ///   - now: The time.
    init(after error: LateReplyError?, of late: LateReply, at now: WallTime) {
        switch error {
        case nil: self = .done
        case .notSent(_, let retryAfter):
            let pause = max(Self.pauses[min(late.tries, Self.pauses.count - 1)], retryAfter ?? .zero)
            let next = now + min(pause, LateReply.horizon)
            self = next < late.expires ? .retry(next) : .pickup
        case .notCarried, .notGranted, .windowClosed, .countExceeded, .busy: self = .pickup
        case .unreachableUser(let code), .rejected(let code): self = .dead(.undeliverable, detail: "\(code)")
        case .unknownFate: self = .dead(.unknownFate, detail: "")
        }
    }

    /// What followed a try, for metrics.
    enum Outcome: String, MetricLabel {
        case sent, retried, kept, dead
    }

    /// The same without its details.
    var outcome: Outcome {
        switch self {
        case .done: .sent
        case .retry: .retried
        case .pickup: .kept
        case .dead: .dead
        }
    }

    /// A label from a bounded set, for logs.
    var label: String {
        switch self {
        case .done: "done"
        case .retry: "try again"
        case .pickup: "pickup"
        case .dead: "dead letter"
        }
    }
}
