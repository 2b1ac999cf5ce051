// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An argument for a program that takes none.
struct UnexpectedArgument: Error, CustomStringConvertible {
    let argument: String

    var description: String { "unexpected argument \(self.argument); --help says what can be configured" }
}
