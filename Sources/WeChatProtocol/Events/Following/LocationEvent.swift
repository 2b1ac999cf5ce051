// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where a follower is, sent on entering the chat or every five seconds while in it.
///
/// Not the ``LocationMessage`` that a user sends. Without both coordinates a push isn't taken for one. Facts:
/// WeChat's page “接收事件推送”, section 上报地理位置事件.
public struct LocationEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["LOCATION"]

    /// Degrees north.
    public var latitude: Double = 0
    /// Degrees east.
    public var longitude: Double = 0
    /// How exact it is, in metres.
    public var precision: Double?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(latitude: Double, longitude: Double, precision: Double? = nil) {
        self.latitude = latitude
        self.longitude = longitude
        self.precision = precision
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.require("Latitude", &self.latitude)
        coder.require("Longitude", &self.longitude)
        coder.code("Precision", &self.precision)
    }
}
