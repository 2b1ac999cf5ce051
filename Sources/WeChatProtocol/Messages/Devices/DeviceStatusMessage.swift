// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Whether a device is connected.
///
/// Facts: WeChat's hardware platform (微信硬件平台), since retired.
public struct DeviceStatusMessage: DeviceMessage {
    /// The MsgType that it stands for.
    public static let messageType: StaticString = "device_status"

    /// The maker's type: the original id of the account that the device belongs to.
    public var deviceType = ""
    /// The device.
    public var deviceID = ""
    /// The user to whom the device is bound.
    public var openID: OpenID = ""
    /// What WeChat asks for: 2 to be told of the status, 1 to go on, 0 no longer.
    public var operationType: Int?
    /// 0 not connected, 1 connected.
    public var status: Int?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        deviceType: String = "",
        deviceID: String = "",
        openID: OpenID = "",
        operationType: Int? = nil,
        status: Int? = nil
    ) {
        self.deviceType = deviceType
        self.deviceID = deviceID
        self.openID = openID
        self.operationType = operationType
        self.status = status
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("DeviceType", &self.deviceType)
        coder.code("DeviceID", &self.deviceID)
        coder.code("OpenID", &self.openID)
        coder.code("OpType", &self.operationType)
        coder.code("DeviceStatus", &self.status)
    }
}
