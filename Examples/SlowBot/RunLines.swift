// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatBot
import WeChatProtocol

/// Prints a line when a message's handler begins, so that others can count how often it ran.
struct RunLines: MessageMiddleware {
    func respond(
        to message: IncomingMessage,
        context: MessageContext,
        next: any MessageResponder
    ) async throws -> Reply {
        // Written at once and as a whole: `print` would keep it back, and a killed process would take it along.
        try FileHandle.standardOutput.write(contentsOf: Data("run \(context.deliveryKey)\n".utf8))
        return try await next.respond(to: message, context: context)
    }
}
