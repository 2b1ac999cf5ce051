// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct MiddlewareTests {
    private struct Bracket: MessageMiddleware {
        let name: String

        func respond(
            to message: IncomingMessage,
            context: MessageContext,
            next: any MessageResponder
        ) async throws -> Reply {
            guard case .text(let inner) = try await next.respond(to: message, context: context) else { return .nothing }
            return .text("\(self.name)(\(inner))")
        }
    }

    private struct Shut: MessageMiddleware {
        func respond(
            to message: IncomingMessage,
            context: MessageContext,
            next: any MessageResponder
        ) async throws -> Reply { "closed" }
    }

    @Test func `the first middleware is the outermost`() async throws {
        let router = MessageRouter()
        router.on(.text) { text, _ in text.content }
        router.add(middleware: Bracket(name: "outer")).add(middleware: Bracket(name: "inner"))
        #expect(try await TestUser(router.buildResponder()).sends("a") == "outer(inner(a))")
    }

    @Test func `a middleware may answer instead of the routes`() async throws {
        let runs = Mutex(0)
        let router = MessageRouter()
        router.on(.text) { _, _ in
            runs.withLock { $0 += 1 }
            return "open"
        }
        router.add(middleware: Shut())
        #expect(try await TestUser(router.buildResponder()).sends("a") == "closed")
        #expect(runs.withLock { $0 } == 0)
    }
}
