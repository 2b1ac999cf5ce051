// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// One row of a router's table: a label, and a handler that passes on with nil.
@usableFromInline
struct Route: Sendable {
    @usableFromInline
    typealias Handler = @Sendable (IncomingMessage, MessageContext) async throws -> Reply?

    let label: RouteLabel
    let handler: Handler
}
