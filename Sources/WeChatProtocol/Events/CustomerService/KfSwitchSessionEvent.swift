// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A conversation was handed from one person of customer service to another.
///
/// Facts: WeChat's page “客服会话控制”, since removed, and the SDKs.
public struct KfSwitchSessionEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["kf_switch_session"]

    /// Who had it.
    public var fromAccount: KfAccount = ""
    /// Who has it now.
    public var toAccount: KfAccount = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(fromAccount: KfAccount = "", toAccount: KfAccount = "") {
        self.fromAccount = fromAccount
        self.toAccount = toAccount
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("FromKfAccount", &self.fromAccount)
        coder.code("ToKfAccount", &self.toAccount)
    }
}
