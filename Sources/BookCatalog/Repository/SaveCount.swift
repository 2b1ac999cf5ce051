// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What saving some books changed.
public struct SaveCount: Hashable, Sendable, Codable {
    /// Books that weren't there before.
    public var added: Int
    /// Books that took the place of a record with the same identity.
    public var updated: Int

    /// Makes a count.
    public init(added: Int = 0, updated: Int = 0) {
        self.added = added
        self.updated = updated
    }

    /// Adds two counts.
    public static func + (lhs: SaveCount, rhs: SaveCount) -> SaveCount {
        SaveCount(added: lhs.added + rhs.added, updated: lhs.updated + rhs.updated)
    }
}
