// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How often a call may be made on a day, and how often it was.
public struct APIQuota: Equatable, Sendable, Decodable {
    /// How often it may be made on this day, in China's time.
    public var dailyLimit: Int
    /// How often it was made.
    public var used: Int
    /// How often it still may be.
    public var remaining: Int

    private enum CodingKeys: String, CodingKey {
        case used
        case dailyLimit = "daily_limit"
        case remaining = "remain"
    }

    /// Creates a quota.
    public init(dailyLimit: Int, used: Int, remaining: Int) {
        self.dailyLimit = dailyLimit
        self.used = used
        self.remaining = remaining
    }
}
