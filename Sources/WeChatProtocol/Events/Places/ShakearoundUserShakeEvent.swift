// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user shook the phone near a beacon (摇一摇周边).
///
/// Facts: WeChat's page “摇一摇事件通知”, since withdrawn.
public struct ShakearoundUserShakeEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["ShakearoundUserShake"]

    /// The nearest beacon.
    public var chosenBeacon: Beacon?
    /// The others nearby.
    public var aroundBeacons: [Beacon] = []

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(chosenBeacon: Beacon? = nil, aroundBeacons: [Beacon] = []) {
        self.chosenBeacon = chosenBeacon
        self.aroundBeacons = aroundBeacons
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("ChosenBeacon", &self.chosenBeacon)
        coder.nested("AroundBeacons") { $0.code("AroundBeacon", &self.aroundBeacons) }
    }
}
