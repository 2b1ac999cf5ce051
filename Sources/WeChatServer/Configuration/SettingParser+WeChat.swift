// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension SettingParser where Value == Token {
    /// A token of a server configuration.
    public static var token: Self { Self(allowed: "3 to 32 letters or digits") { Token($0) } }
}

extension SettingParser where Value == EncodingAESKey {
    /// An EncodingAESKey.
    public static var encodingAESKey: Self { Self(allowed: "43 letters or digits") { EncodingAESKey($0) } }
}

extension SettingParser where Value == AppID {
    /// An AppID.
    public static var appID: Self {
        Self(allowed: "wx and 16 letters or digits") { text in
            Self.isIdentifier(text, prefix: "wx", lengths: 16...16) ? AppID(rawValue: text) : nil
        }
    }
}

extension SettingParser where Value == OriginalID {
    /// An account's original id.
    public static var originalID: Self {
        Self(allowed: "gh_ and 12 letters or digits") { text in
            Self.isIdentifier(text, prefix: "gh_", lengths: 12...12) ? OriginalID(rawValue: text) : nil
        }
    }
}

extension SettingParser {
    /// Whether a text is a prefix and then ASCII letters and digits.
    fileprivate static func isIdentifier(_ text: String, prefix: String, lengths: ClosedRange<Int>) -> Bool {
        let rest = text.utf8.dropFirst(prefix.utf8.count)
        return text.hasPrefix(prefix) && lengths.contains(rest.count)
            && rest.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }
}
