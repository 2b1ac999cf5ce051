// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user picked a place from a menu button.
///
/// The place follows as a ``LocationMessage``. Facts: WeChat's page “自定义菜单事件推送”. A reply reaches the user.
public struct LocationSelectEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["location_select"]

    /// The button's key.
    public var key = ""
    /// The place.
    public var location = SelectedLocation()

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(key: String = "", location: SelectedLocation = SelectedLocation()) {
        self.key = key
        self.location = location
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.key)
        coder.code("SendLocationInfo", &self.location)
    }
}
