// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// Keeps what a bot threw, since the desk in between only logs it.
final class ErrorRecorder: MessageResponder {
    private let bot: any MessageResponder
    private let errors = Mutex<[DeliveryKey: any Error]>([:])

    init(bot: any MessageResponder) { self.bot = bot }

    var traits: HandlerTraits { self.bot.traits }

    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply {
        do {
            return try await self.bot.respond(to: message, context: context)
        } catch let failure as HandlerFailure {
            // The user hears of it.
            throw failure
        } catch {
            self.errors.withLock { $0[context.deliveryKey] = error }
            throw error
        }
    }

    /// What the bot threw for that delivery, if anything.
    func error(for key: DeliveryKey) -> (any Error)? { self.errors.withLock { $0[key] } }
}
