// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Waiting for something that another process does.
enum Patience {
    /// Looks again and again until there is something to see; throws where that takes too long.
    static func wait<Value>(
        for what: String,
        upTo limit: Duration = .seconds(20),
        _ look: () async throws -> Value?
    ) async throws -> Value {
        let deadline = ContinuousClock.now + limit
        while true {
            if let value = try await look() { return value }
            guard ContinuousClock.now < deadline else { throw TimedOut(what: what) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    struct TimedOut: Error, CustomStringConvertible {
        let what: String
        var description: String { "waited in vain for \(self.what)" }
    }
}
