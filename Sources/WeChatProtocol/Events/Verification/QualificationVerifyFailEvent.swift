// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The account's qualification wasn't verified.
///
/// Facts: WeChat's page “微信认证事件推送”.
public struct QualificationVerifyFailEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["qualification_verify_fail"]

    /// When it failed.
    public var failTime: UnixTime?
    /// Why, such as `by time`.
    public var failReason = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(failTime: UnixTime? = nil, failReason: String = "") {
        self.failTime = failTime
        self.failReason = failReason
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("FailTime", &self.failTime)
        coder.code("FailReason", &self.failReason)
    }
}
