// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import ServiceLifecycle
import WeChatBot

/// Removes what has expired, every ten minutes.
struct MaintenanceService: Service {
    let conversations: any ConversationStore
    let clock: WallClock
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: .seconds(600))) != nil {
                do {
                    try await self.conversations.removeExpired(at: self.clock.now())
                } catch {
                    self.logger.error("expired conversations could not be removed", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
