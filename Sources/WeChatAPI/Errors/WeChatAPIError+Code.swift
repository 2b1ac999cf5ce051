// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension WeChatAPIError {
    /// The number of an error; WeChat adds new ones, so there are more than have names here.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByIntegerLiteral {
        /// WeChat's number.
        public var rawValue: Int

        /// Takes a number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Takes a number.
        public init(integerLiteral value: Int) { self.rawValue = value }

        /// WeChat is too busy.
        public static let busy: Self = -1
        /// The AppSecret is wrong, or the token isn't the latest.
        public static let invalidCredential: Self = 40001
        /// The user isn't one of this account.
        public static let invalidOpenID: Self = 40003
        /// The AppID is wrong.
        public static let invalidAppID: Self = 40013
        /// The token is no token.
        public static let invalidToken: Self = 40014
        /// The AppSecret is wrong.
        public static let invalidSecret: Self = 40125
        /// The caller's IP address isn't in the list.
        public static let ipNotAllowed: Self = 40164
        /// There is no token.
        public static let tokenMissing: Self = 41001
        /// The token has expired.
        public static let tokenExpired: Self = 42001
        /// The day's calls are used up.
        public static let quotaUsedUp: Self = 45009
        /// Too many calls in this minute.
        public static let tooFrequent: Self = 45011
        /// The user's last action is too long ago.
        public static let windowClosed: Self = 45015
        /// As many messages as the user's last action allows were sent.
        public static let countExceeded: Self = 45047
        /// The account hasn't this right.
        public static let notGranted: Self = 48001
        /// The right was taken from the account.
        public static let banned: Self = 48004

        /// Whether the token was at fault, so that a new one helps.
        var isOfToken: Bool { [40001, 40014, 42001].contains(self.rawValue) }

        /// Whether WeChat was too busy to do anything.
        var isBusy: Bool { [-1, 268_487_001, 268_487_002].contains(self.rawValue) }
    }
}
