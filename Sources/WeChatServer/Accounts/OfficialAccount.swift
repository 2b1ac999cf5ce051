// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// An account that the server answers for, as its operator configured it.
public struct OfficialAccount: Sendable, Equatable {
    /// The account's name in paths, stores and logs; `default` where there is only one.
    public var name: String
    /// Tokens, keys and AppID; the current ones first.
    public var credentials: Credentials
    /// How its pushes are protected.
    public var mode: SecurityMode
    /// The account's original id (`gh_…`), where pushes for any other are to be refused.
    public var originalID: OriginalID?
    /// How far a push's timestamp may be from the clock, either way; zero switches this check and the memory of nonces
    /// off.
    public var replayWindow: Duration

    /// Creates an account.
    public init(
        name: String = "default",
        credentials: Credentials,
        mode: SecurityMode = .plain,
        originalID: OriginalID? = nil,
        replayWindow: Duration = .seconds(600)
    ) {
        self.name = name
        self.credentials = credentials
        self.mode = mode
        self.originalID = originalID
        self.replayWindow = replayWindow
    }
}
