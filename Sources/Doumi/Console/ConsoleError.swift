// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatServer

/// Why the console can't listen, in one line for its operator.
struct ConsoleError: Error, Equatable, CustomStringConvertible {
    let address: ServerAddress
    let reason: String

    var description: String {
        "the console can't listen on \(self.address): \(self.reason) (console.host, console.port)"
    }
}
