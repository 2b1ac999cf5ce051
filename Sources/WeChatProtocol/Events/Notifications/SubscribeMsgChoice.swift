// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Whether a user lets notifications of one template come.
public struct SubscribeMsgChoice: FieldGroup {
    /// The template.
    public var templateID: TemplateID = ""
    /// The choice.
    public var status: SubscribeMsgStatus = ""
    /// Where the user was asked; absent where the choice was changed later.
    public var scene: SubscribeMsgScene?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(templateID: TemplateID = "", status: SubscribeMsgStatus = "", scene: SubscribeMsgScene? = nil) {
        self.templateID = templateID
        self.status = status
        self.scene = scene
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("TemplateId", &self.templateID)
        coder.code("SubscribeStatusString", &self.status)
        coder.code("PopupScene", &self.scene)
    }
}
