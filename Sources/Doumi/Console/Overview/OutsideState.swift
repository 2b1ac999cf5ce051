// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookSources
import Foundation
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatServer

/// What the server depends on: sources of books, and the accounts' access tokens.
struct OutsideState: Sendable {
    let sources: [any BookSource]
    let accounts: [AccountConfiguration]
    /// Where access tokens are kept; nil where they live in memory only.
    let tokens: (any AccessTokenStore)?

    /// A line for each source, and whether it is trouble.
    func sourceLines(_ text: ConsoleLanguage) -> [(words: String, isBad: Bool)] {
        guard !self.sources.isEmpty else { return [(text("the catalogue alone", "仅本地书目"), false)] }
        return self.sources.map { source in
            let isResting = (source as? GuardedSource)?.isResting ?? false
            let state = isResting ? text("rests after failures", "失败后暂停") : text("is asked", "正常")
            return ("\(source.title): \(state)", isResting)
        }
    }

    /// A line for each account: how old its access token is, never which.
    func tokenLines(_ text: ConsoleLanguage, at now: WallTime) async -> [(words: String, isBad: Bool)] {
        var lines: [(String, Bool)] = []
        for account in self.accounts {
            let name = account.account.name
            guard account.access != nil, let appID = account.account.credentials.appID else {
                lines.append((text("\(name): no AppSecret", "\(name)：未设置 AppSecret"), false))
                continue
            }
            let key = AccessTokenKey(appID: appID, kind: .stable)
            guard let token = try? await self.tokens?.token(for: key) else {
                lines.append((text("\(name): none yet", "\(name)：尚未获取"), false))
                continue
            }
            let (age, left) = (Self.minutes(now - token.obtained), Self.minutes(token.expires - now))
            let words =
                left < 0
                ? text("\(name): run out", "\(name)：已过期")
                : text("\(name): \(age) min old, \(left) min left", "\(name)：已用 \(age) 分钟，剩余 \(left) 分钟")
            lines.append((words, left < 0))
        }
        return lines
    }

    private static func minutes(_ duration: Duration) -> Int { Int((duration / .seconds(60)).rounded(.down)) }
}
