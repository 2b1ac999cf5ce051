// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Foundation
import NIOCore
import WeChatBot
import WeChatProtocol
import WeChatServer
import WeChatSimulator

/// The console's chats, one for each account, and the connections over which they reach the webhook.
struct ChatRooms: Sendable {
    let rooms: [ChatRoom]
    private let client: HTTPClient
    private let address = WebhookAddress()

    /// A chat for each account of a server.
    init(_ configuration: ServerConfiguration) {
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPPushTransport.configuration()
        )
        self.client = client
        self.rooms = configuration.accountConfigurations.compactMap { ChatRoom($0, client: client) }
    }

    /// The chat with an account; with the first one where none is named.
    func room(_ name: String?) -> ChatRoom? {
        guard let name, !name.isEmpty else { return self.rooms.first }
        return self.rooms.first { $0.name == name }
    }

    /// Says where the webhook listens.
    func open(at address: ServerAddress) {
        self.address.set(address)
        for room in self.rooms { room.open(at: address) }
    }

    /// What brings an account's late replies, those for the console's follower to its window.
    func delivery(ofAccount name: String, _ next: (any LateReplyDelivery)?) -> (any LateReplyDelivery)? {
        guard let next, let room = self.rooms.first(where: { $0.name == name }) else { return next }
        return ChatRoomDelivery(next: next, room: room)
    }

    /// Takes an account's new token and key.
    func update(_ credentials: Credentials, ofAccount name: String) {
        for room in self.rooms where room.name == name { room.update(credentials) }
    }

    /// What the server's own readiness page says; nil where it can't be reached.
    func health() async -> ServerHealthAnswer? {
        guard let address = self.address.value else { return nil }
        let request = HTTPClientRequest(url: "http://\(address.reachable)/health/ready")
        guard let response = try? await self.client.execute(request, timeout: .seconds(2)),
            let body = try? await response.body.collect(upTo: 64 * 1024)
        else { return nil }
        return try? JSONDecoder().decode(ServerHealthAnswer.self, from: Data(body.readableBytesView))
    }

    /// Closes the connections.
    func shutdown() async { try? await self.client.shutdown() }
}
