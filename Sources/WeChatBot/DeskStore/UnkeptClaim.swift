// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Thrown by ``DeskStore/commit(_:)`` where it ends a claim that was made ahead (``DeskStore/claimAhead(_:kept:)``) and could
/// not be kept; nothing was changed.
public struct UnkeptClaim: Error {
    /// Whose claim it was.
    public let key: DeliveryKey
    /// What kept it from being kept.
    public let cause: any Error

    /// Says whose, and why.
    public init(_ key: DeliveryKey, cause: any Error) { (self.key, self.cause) = (key, cause) }
}
