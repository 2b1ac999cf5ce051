// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Something that happened to a device: bound, unbound, watched.
///
/// Facts: WeChat's hardware platform (微信硬件平台), since retired.
public struct DeviceEventMessage: DeviceMessage {
    /// The MsgType that it stands for.
    public static let messageType: StaticString = "device_event"

    /// The maker's type: the original id of the account that the device belongs to.
    public var deviceType = ""
    /// The device.
    public var deviceID = ""
    /// What happened.
    public var action: Action = ""
    /// The exchange that an answer has to name.
    public var sessionID = ""
    /// Data, Base64.
    public var content = ""
    /// The user.
    public var openID: OpenID = ""
    /// What WeChat asks for where the status is watched: 2 to begin, 1 to go on, 0 to end.
    public var operationType: Int?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        deviceType: String = "",
        deviceID: String = "",
        action: Action = "",
        sessionID: String = "",
        content: String = "",
        openID: OpenID = "",
        operationType: Int? = nil
    ) {
        self.deviceType = deviceType
        self.deviceID = deviceID
        self.action = action
        self.sessionID = sessionID
        self.content = content
        self.openID = openID
        self.operationType = operationType
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("DeviceType", &self.deviceType)
        coder.code("DeviceID", &self.deviceID)
        coder.code("Event", &self.action)
        coder.code("SessionID", &self.sessionID)
        coder.code("Content", &self.content)
        coder.code("OpenID", &self.openID)
        coder.code("OpType", &self.operationType)
    }

    /// What happened to a device.
    public struct Action: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
        /// The user bound the device.
        public static let bind = Self(rawValue: "bind")
        /// The user unbound the device.
        public static let unbind = Self(rawValue: "unbind")
        /// WeChat asks to be told of the device's status.
        public static let subscribeStatus = Self(rawValue: "subscribe_status")
        /// WeChat no longer asks.
        public static let unsubscribeStatus = Self(rawValue: "unsubscribe_status")

        /// The value as WeChat writes it.
        public var rawValue: String

        /// Takes a value as it is, known or not.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Takes a literal, for tests and examples.
        public init(stringLiteral value: String) { self.rawValue = value }
    }
}
