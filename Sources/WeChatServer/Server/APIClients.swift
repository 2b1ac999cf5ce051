// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Logging
import WeChatAPI
import WeChatBot
import WeChatProtocol

/// The clients of a server's accounts for WeChat's API, as long as the server runs.
struct APIClients: Sendable {
    private let connections: [HTTPClient]
    private let clients: [String: WeChatClient]

    /// Makes a client for each account that has an AppSecret.
    init(_ configuration: ServerConfiguration, tokens: any AccessTokenStore, logger: Logger) {
        var connections: [HTTPClient] = []
        var clients: [String: WeChatClient] = [:]
        for account in configuration.accountConfigurations {
            guard let access = account.access, let appID = account.account.credentials.appID else { continue }
            let connection = HTTPClient(eventLoopGroupProvider: .singleton, configuration: access.client.httpClient)
            connections.append(connection)
            clients[account.account.name] = access.makeClient(
                for: appID,
                on: connection,
                tokens: tokens,
                logger: logger
            )
        }
        self.connections = connections
        self.clients = clients
    }

    /// What sends an account's late replies; nil where it can't call the API.
    func delivery(for account: AccountConfiguration) -> (any LateReplyDelivery)? {
        self.clients[account.account.name].map { CustomerServiceDelivery(client: $0) }
    }

    /// Closes the connections.
    func shutdown() async {
        for connection in self.connections { try? await connection.shutdown() }
    }
}
