// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot

/// An observer that remembers what kinds of events it was told.
final class StoryRecorder: DeskObserver {
    private let kinds = Mutex<[String]>([])

    var story: [String] { self.kinds.withLock { $0 } }

    func observe(_ event: DeskEvent) {
        let kind = String(String(describing: event.kind).prefix { $0.isLetter })
        self.kinds.withLock { $0.append(kind) }
    }
}
