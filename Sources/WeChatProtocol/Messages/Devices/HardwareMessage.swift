// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A message of a hardware feature such as the step count.
///
/// Facts: WeChat's hardware platform (微信硬件平台), since retired.
public struct HardwareMessage: DeviceMessage {
    /// The MsgType that it stands for.
    public static let messageType: StaticString = "hardware"

    /// The maker's type: the original id of the account that the device belongs to.
    public var deviceType = ""
    /// The device.
    public var deviceID = ""
    /// The exchange that an answer has to name.
    public var sessionID = ""
    /// Data, Base64.
    public var content = ""
    /// The user.
    public var openID: OpenID = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        deviceType: String = "",
        deviceID: String = "",
        sessionID: String = "",
        content: String = "",
        openID: OpenID = ""
    ) {
        self.deviceType = deviceType
        self.deviceID = deviceID
        self.sessionID = sessionID
        self.content = content
        self.openID = openID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("DeviceType", &self.deviceType)
        coder.code("DeviceID", &self.deviceID)
        coder.code("SessionID", &self.sessionID)
        coder.code("Content", &self.content)
        coder.code("OpenID", &self.openID)
    }
}
