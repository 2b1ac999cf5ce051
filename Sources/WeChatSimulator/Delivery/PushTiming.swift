// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How long WeChat waits, and how it asks again.
public struct PushTiming: Sendable, Equatable {
    /// How long an attempt may take before WeChat closes the connection.
    public var patience: Duration
    /// The time between the beginnings of two attempts, also where no connection was made.
    public var interval: Duration

    /// Creates a timing; the defaults are WeChat's.
    public init(patience: Duration = .seconds(5), interval: Duration = .seconds(5)) {
        self.patience = patience
        self.interval = interval
    }
}
