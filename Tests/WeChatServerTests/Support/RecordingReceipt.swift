// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

@testable import WeChatServer

/// A receipt that notes what it is told.
final class RecordingReceipt: AnswerReceipt {
    private let entries = Mutex<[String]>([])

    var log: [String] { self.entries.withLock { $0 } }

    func given() { self.entries.withLock { $0.append("given") } }

    func lost() { self.entries.withLock { $0.append("lost") } }
}
