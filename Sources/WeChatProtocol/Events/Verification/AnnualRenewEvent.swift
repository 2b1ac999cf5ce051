// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The account's verification is due for its yearly renewal.
///
/// Facts: WeChat's page “微信认证事件推送”.
public struct AnnualRenewEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["annual_renew"]

    /// When it runs out.
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
