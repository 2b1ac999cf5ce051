// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A person of customer service took over a conversation.
///
/// Facts: WeChat's page “客服会话控制”, since removed, and the SDKs.
public struct KfCreateSessionEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["kf_create_session"]

    /// Who.
    public var account: KfAccount = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(account: KfAccount) {
        self.account = account
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("KfAccount", &self.account)
    }
}
