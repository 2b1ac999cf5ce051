// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ServiceLifecycle
import UnixSignals

/// Reads tokens and keys again when the process gets SIGHUP.
struct ReloadService: Service {
    /// SIGHUP, trapped before anybody could send one: untrapped it ends the process.
    let signals: UnixSignalsSequence
    let reload: @Sendable () async -> Void

    func run() async throws {
        for await _ in self.signals.cancelOnGracefulShutdown() {
            await self.reload()
        }
    }
}
