// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// Which dead letters of an account were replayed, and when: kept among the states of conversations, under a user whom
/// nobody is, as long as dead letters are.
enum ReplayMarks {
    private static let user: OpenID = "replayed dead letters"

    static func owner(account: String) -> UserKey { UserKey(account: account, user: Self.user) }

    static func mark(_ key: DeliveryKey, account: String, at now: WallTime, keeping: Duration) -> DeskChange {
        let state = StoredState(data: Array("\(now.rawValue)".utf8), expires: (now + keeping).second)
        return .states(Self.owner(account: account), [key.description: state])
    }
}

extension DeskStore {
    /// When dead letters of an account were replayed, by the hexadecimal digits of ``DeadLetter/replayKey``.
    public func replays(account: String, at now: WallTime) async throws -> [String: WallTime] {
        try await self.states(of: ReplayMarks.owner(account: account), at: now.second)
            .compactMapValues { Int64(String(decoding: $0.data, as: UTF8.self)).map(WallTime.init(rawValue:)) }
    }
}
