// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A push of a MsgType that isn't known, or that lacks its MsgType, its FromUserName, or a part that its type
/// requires.
///
/// ``IncomingMessage/element`` and ``IncomingMessage/fields`` hold all of it.
public struct UnknownMessage: FieldGroup {
    /// The MsgType as received; empty where there was none.
    public var type = ""
    /// What third-party platforms (第三方平台) get instead of a MsgType, such as `component_verify_ticket`.
    public var infoType: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(type: String = "", infoType: String? = nil) {
        self.type = type
        self.infoType = infoType
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("MsgType", &self.type)
        coder.code("InfoType", &self.infoType)
    }
}
