// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How long a user wants to wait: a number of seconds, a day at the most, as it was written.
struct Seconds: LosslessStringConvertible {
    let description: String
    let duration: Duration

    init?(_ description: String) {
        guard let seconds = Double(description), (0...86_400).contains(seconds) else { return nil }
        self.description = description
        self.duration = .seconds(seconds)
    }
}
