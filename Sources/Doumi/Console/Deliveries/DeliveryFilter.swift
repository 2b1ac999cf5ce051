// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol
import WeChatServer

/// Which deliveries are to be seen.
struct DeliveryFilter: Sendable, Equatable {
    private static let longest = 64

    /// An OpenID, or how its hash begins.
    var user = ""
    var type = ""
    var state: DeliveryStory.State?
    var route = ""

    init() {}

    /// Reads a page's query.
    init(_ value: (String) -> String?) {
        func text(_ name: String) -> String { String((value(name) ?? "").unicodeScalars.prefix(Self.longest)) }
        self.user = text("user")
        self.type = text("type")
        self.state = DeliveryStory.State(rawValue: text("state"))
        self.route = text("route")
    }

    /// Whether a delivery is one of them.
    func passes(_ story: DeliveryStory) -> Bool {
        if let state, story.state != state { return false }
        if !self.type.isEmpty, story.type != self.type { return false }
        if !self.route.isEmpty, story.route != self.route { return false }
        return self.passes(UserKey(account: story.account, user: story.user))
    }

    /// Whether what is a user's is among them.
    func passes(_ user: UserKey) -> Bool {
        self.user.isEmpty || user.user.rawValue == self.user
            || HashedOpenID(user.user, account: user.account).description.hasPrefix(self.user.lowercased())
    }
}
