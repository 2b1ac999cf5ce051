// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// How many messages an account may still send to whom.
struct SimulatedWindows {
    private struct Window {
        var ends: WallTime
        var left: Int
    }

    private var windows: [OpenID: [Window]] = [:]

    /// A user did something that opens a window.
    mutating func open(_ action: UserAction, by user: OpenID, at now: WallTime) {
        var windows = self.windows[user, default: []].filter { $0.ends > now }
        windows.append(Window(ends: now + action.time, left: action.count))
        self.windows[user] = windows
    }

    /// Counts a message to a user, in the window that ends first.
    mutating func count(to user: OpenID, at now: WallTime) throws(APIRefusal) {
        let open = self.windows[user, default: []].filter { $0.ends > now }.sorted { $0.ends < $1.ends }
        guard !open.isEmpty else { throw APIRefusal(45015) }
        guard let index = open.firstIndex(where: { $0.left > 0 }) else { throw APIRefusal(45047) }
        self.windows[user] = open
        self.windows[user]?[index].left -= 1
    }
}
