// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Reads a pipe to its end, on a thread of its own: tasks may all be waiting for the one who writes.
struct PipeReader {
    private let data: AsyncStream<Data>

    init(_ pipe: Pipe) {
        let (stream, continuation) = AsyncStream<Data>.makeStream()
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread {
            continuation.yield(handle.readDataToEndOfFile())
            continuation.finish()
        }
        self.data = stream
    }

    /// All of it, once the writing end is closed.
    var text: String {
        get async {
            var text = ""
            for await data in self.data { text += String(decoding: data, as: UTF8.self) }
            return text
        }
    }
}
