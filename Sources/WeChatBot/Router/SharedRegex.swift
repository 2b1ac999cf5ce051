// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// A regular expression that several threads may use: `Regex` isn't `Sendable`, so a lock guards the one that was
/// compiled.
final class SharedRegex<Output: Sendable>: Sendable {
    private let regex: Mutex<Regex<Output>>

    init(_ regex: sending Regex<Output>) { self.regex = Mutex(regex) }

    func wholeMatch(in text: String) -> Output? {
        self.regex.withLock { (try? $0.wholeMatch(in: text))?.output }
    }
}
