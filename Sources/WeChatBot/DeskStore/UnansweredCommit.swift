// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Thrown by ``DeskStore/commit(_:)`` where nobody knows whether the changes were made, as where a connection ends before
/// the answer.
public struct UnansweredCommit: Error {
    /// What happened.
    public let cause: any Error

    /// Says why there was no answer.
    public init(cause: any Error) { self.cause = cause }
}
