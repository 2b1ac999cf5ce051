// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Decides what follows a call that failed: an end, another try, or another try with a new token.
struct CallAttempts {
    /// What to do after a failure.
    enum Step: Equatable {
        /// Report it.
        case fail
        /// Make the call again after a pause.
        case again(after: Duration)
        /// Get a new token and make the call again at once.
        case renewToken
    }

    private let repetition: APICall.Repetition
    private var hasRenewed: Bool
    private var repeats = 0

    /// - Parameters:
    ///   - repetition: When the call may be made again.
    ///   - usesToken: Whether a new token may help.
    init(_ repetition: APICall.Repetition, usesToken: Bool = true) {
        self.repetition = repetition
        self.hasRenewed = !usesToken
    }

    /// What follows a failure.
    mutating func step(after error: WeChatClientError) -> Step {
        switch error {
        case .refused(let refusal):
            if refusal.code.isOfToken {
                // Refused for its token, nothing was done: a new one harms nobody, whatever the call is.
                guard !self.hasRenewed else { return .fail }
                self.hasRenewed = true
                return .renewToken
            }
            guard refusal.code.isBusy else { return .fail }
            switch self.repetition {
            case .always: return self.again(atMost: 3)
            case .onceWhenBusy: return self.again(atMost: 1)
            case .never: return .fail
            }
        case .notSent(.cancelled), .unknownFate(.cancelled): return .fail
        case .unreadable(.redirect), .unreadable(.tooLong), .unreadable(.unexpected): return .fail
        case .notSent, .unknownFate, .unreadable: return self.repetition == .always ? self.again(atMost: 1) : .fail
        case .noToken, .unencodable: return .fail
        }
    }

    /// Half a second, one, two.
    private mutating func again(atMost limit: Int) -> Step {
        guard self.repeats < limit else { return .fail }
        self.repeats += 1
        return .again(after: .milliseconds(250 << self.repeats))
    }
}
