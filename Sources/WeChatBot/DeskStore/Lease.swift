// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Who works on a delivery, and until when others take that for granted.
public struct Lease: Hashable, Sendable {
    /// The desk that works on it: a number that each draws when it is made.
    public var owner: Int64
    /// When another desk may take over, unless it was renewed.
    public var end: WallTime

    /// Creates a lease.
    public init(owner: Int64, end: WallTime) {
        self.owner = owner
        self.end = end
    }
}
