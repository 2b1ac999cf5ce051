// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A place that a user picked from a menu button.
public struct SelectedLocation: FieldGroup {
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east.
    public var longitude: Double?
    /// The zoom level of the map that the user looked at.
    public var scale: Int?
    /// The address in words.
    public var label = ""
    /// The name that the place has in Moments (朋友圈); may be empty.
    public var pointOfInterest = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        latitude: Double? = nil,
        longitude: Double? = nil,
        scale: Int? = nil,
        label: String = "",
        pointOfInterest: String = ""
    ) {
        self.latitude = latitude
        self.longitude = longitude
        self.scale = scale
        self.label = label
        self.pointOfInterest = pointOfInterest
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Location_X", &self.latitude)
        coder.code("Location_Y", &self.longitude)
        coder.code("Scale", &self.scale)
        coder.code("Label", &self.label)
        coder.code("Poiname", &self.pointOfInterest)
    }
}
