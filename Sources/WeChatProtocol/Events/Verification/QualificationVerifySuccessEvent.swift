// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The account's qualification was verified: the API's permissions are granted from now on.
///
/// Facts: WeChat's page “微信认证事件推送”.
public struct QualificationVerifySuccessEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["qualification_verify_success"]

    /// Until when it holds.
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
