// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A place that a user sent.
///
/// In GCJ-02 coordinates, as all of WeChat's maps. Without both coordinates a push isn't taken for one. Facts:
/// WeChat's page “接收普通消息”, section 地理位置消息.
public struct LocationMessage: FieldGroup {
    /// Degrees north.
    public var latitude: Double = 0
    /// Degrees east.
    public var longitude: Double = 0
    /// The zoom level of the map that the user looked at.
    public var scale: Int?
    /// The address in words; may be empty.
    public var label = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(latitude: Double, longitude: Double, scale: Int? = nil, label: String = "") {
        self.latitude = latitude
        self.longitude = longitude
        self.scale = scale
        self.label = label
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.require("Location_X", &self.latitude)
        coder.require("Location_Y", &self.longitude)
        coder.code("Scale", &self.scale)
        coder.code("Label", &self.label)
    }
}
