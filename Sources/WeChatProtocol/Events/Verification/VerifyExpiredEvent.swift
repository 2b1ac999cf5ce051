// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The account's verification has run out.
///
/// Facts: WeChat's page “微信认证事件推送”.
public struct VerifyExpiredEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["verify_expired"]

    /// When it ran out.
    public var expiredTime: UnixTime?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(expiredTime: UnixTime?) {
        self.expiredTime = expiredTime
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("ExpiredTime", &self.expiredTime)
    }
}
