// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How the sending of one notification ended.
public struct SubscribeMsgDelivery: FieldGroup {
    /// The template.
    public var templateID: TemplateID = ""
    /// The notification's number.
    public var messageID: MessageID?
    /// 0 where it arrived.
    public var errorCode: Int?
    /// The same in words: `success`, or what was wrong.
    public var errorStatus = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        templateID: TemplateID = "",
        messageID: MessageID? = nil,
        errorCode: Int? = nil,
        errorStatus: String = ""
    ) {
        self.templateID = templateID
        self.messageID = messageID
        self.errorCode = errorCode
        self.errorStatus = errorStatus
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("TemplateId", &self.templateID)
        coder.code("MsgID", &self.messageID)
        coder.code("ErrorCode", &self.errorCode)
        coder.code("ErrorStatus", &self.errorStatus)
    }
}
