// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What came of one check: how it stands, why, and what to do next.
public struct Finding: Equatable, Sendable {
    /// How it stands.
    public enum Status: String, Sendable {
        /// As it should.
        case passed
        /// It works, and could be better.
        case warned
        /// It doesn't work.
        case failed
        /// It wasn't looked at.
        case skipped

        /// The sign in front of a line.
        var mark: String {
            switch self {
            case .passed: "✓"
            case .warned: "!"
            case .failed: "✗"
            case .skipped: "–"
            }
        }
    }

    /// How it stands.
    public let status: Status
    /// Why, in words that are fit for a terminal.
    public let reason: String
    /// What to do next; nil where there is nothing to do here.
    public let nextStep: String?

    private init(_ status: Status, _ reason: String, _ nextStep: String?) {
        self.status = status
        self.reason = TerminalText.cleaned(reason)
        self.nextStep = nextStep.map { TerminalText.cleaned($0) }
    }

    static func passed(_ reason: String) -> Self { Self(.passed, reason, nil) }
    static func warned(_ reason: String, next: String?) -> Self { Self(.warned, reason, next) }
    static func failed(_ reason: String, next: String) -> Self { Self(.failed, reason, next) }
    static func skipped(_ reason: String, next: String? = nil) -> Self { Self(.skipped, reason, next) }

    /// The same as what wasn't looked at, for something that nobody needs here.
    var unneeded: Self { self.status == .failed ? Self(.skipped, self.reason, self.nextStep) : self }
}
