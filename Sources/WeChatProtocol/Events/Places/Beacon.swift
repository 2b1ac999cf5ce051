// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A beacon near a user, by its iBeacon identity.
public struct Beacon: FieldGroup {
    /// Whose it is.
    public var uuid = ""
    /// Its group: 16 bits as a rule.
    public var major = ""
    /// Its number in the group: 16 bits as a rule.
    public var minor = ""
    /// How far it is, in metres.
    public var distance: Double?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(uuid: String = "", major: String = "", minor: String = "", distance: Double? = nil) {
        self.uuid = uuid
        self.major = major
        self.minor = minor
        self.distance = distance
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Uuid", &self.uuid)
        coder.code("Major", &self.major)
        coder.code("Minor", &self.minor)
        coder.code("Distance", &self.distance)
    }
}
