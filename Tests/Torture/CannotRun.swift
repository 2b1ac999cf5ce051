// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a torture couldn't be done; nothing is known about the server then.
struct CannotRun: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
