// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot

/// A key to WeChat's API for about two hours; a secret.
public struct AccessToken: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The token's text, up to 512 characters; never log it.
    public var value: String
    /// When it was asked for: of two tokens the one asked for later counts.
    public var obtained: WallTime
    /// When it ends.
    public var expires: WallTime

    /// Creates a token.
    public init(value: String, obtained: WallTime, expires: WallTime) {
        self.value = value
        self.obtained = obtained
        self.expires = expires
    }

    /// Says that there is a token and until when, not which.
    public var description: String { "AccessToken(hidden, expires: \(self.expires.rawValue))" }

    /// Hides the text from dumps too.
    public var customMirror: Mirror {
        Mirror(self, children: ["obtained": self.obtained.rawValue, "expires": self.expires.rawValue])
    }
}
