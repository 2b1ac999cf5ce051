// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension IncomingMessage {
    /// Whether this is an event, not a message.
    var isEvent: Bool { if case .event = self.body { true } else { false } }

    /// The user whose data is to be deleted after this push: who unfollowed, withdrew an authorization or closed their
    /// WeChat account.
    var leaver: OpenID? {
        guard case .event(let event) = self.body else { return nil }
        return switch event {
        case is UnsubscribeEvent: self.sender
        case let event as UserAuthorizationRevokeEvent: event.openID
        case let event as UserAuthorizationCancellationEvent: event.openID
        default: nil
        }
    }
}
