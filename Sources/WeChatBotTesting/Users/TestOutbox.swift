// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// What plays the customer-service API in a test: it keeps what was sent, for its users to receive.
final class TestOutbox: LateReplyDelivery {
    private struct Box {
        var unread: [Reply] = []
        var waiting: [CheckedContinuation<Reply, Never>] = []
    }

    private let boxes = Mutex<[OpenID: Box]>([:])

    func carried(_ reply: Reply) -> Reply? {
        switch reply {
        case .text, .image, .voice, .music: reply
        case .news(let articles): articles.count == 1 ? reply : nil
        case .video, .transferToCustomerService, .transferToAI, .nothing: nil
        }
    }

    func deliver(_ reply: Reply, to user: OpenID) async throws(LateReplyError) {
        let waiting = self.boxes.withLock { boxes -> CheckedContinuation<Reply, Never>? in
            guard boxes[user]?.waiting.isEmpty == false else {
                boxes[user, default: Box()].unread.append(reply)
                return nil
            }
            return boxes[user]?.waiting.removeFirst()
        }
        waiting?.resume(returning: reply)
    }

    /// The next message for a user; waits for it.
    func next(for user: OpenID) async -> Reply {
        await withCheckedContinuation { continuation in
            let reply = self.boxes.withLock { boxes -> Reply? in
                guard boxes[user]?.unread.isEmpty == false else {
                    boxes[user, default: Box()].waiting.append(continuation)
                    return nil
                }
                return boxes[user]?.unread.removeFirst()
            }
            if let reply { continuation.resume(returning: reply) }
        }
    }

    /// What was sent to a user and not yet received.
    func unread(by user: OpenID) -> [Reply] { self.boxes.withLock { $0[user]?.unread ?? [] } }
}
