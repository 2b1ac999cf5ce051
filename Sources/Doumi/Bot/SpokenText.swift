// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Lets a recording that WeChat has understood be answered as if its words had been typed.
struct SpokenText: MessageMiddleware {
    func respond(
        to message: IncomingMessage,
        context: MessageContext,
        next: any MessageResponder
    ) async throws -> Reply {
        var message = message
        if case .voice(let voice) = message.body, let words = Self.words(in: voice) {
            message.body = .text(TextMessage(content: words))
        }
        return try await next.respond(to: message, context: context)
    }

    /// What was said, without the full stop that recognition puts at the end; nil where nothing was understood.
    static func words(in voice: VoiceMessage) -> String? {
        guard var words = voice.recognition?[...] else { return nil }
        while let last = words.last, last.isWhitespace || "。.，,！!".contains(last) { words = words.dropLast() }
        while let first = words.first, first.isWhitespace { words = words.dropFirst() }
        return words.isEmpty ? nil : String(words)
    }
}
