// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle
import UnixSignals
import WeChatBot

/// A bot behind an HTTP server: the webhook in its own channel handler, health pages, and what else is added to the
/// router.
public struct BotServer: Sendable {
    private let webhook: WebhookResponder
    private let address: ServerAddress
    private let limits: WebhookLimits
    private let router: RouterResponder<BasicRequestContext>
    private let health: ServerHealth
    private let logger: Logger

    /// How long SIGTERM waits for what is being answered.
    var gracePeriod = Duration.seconds(10)

    /// Creates a server.
    ///
    /// - Parameters:
    ///   - webhook: What answers WeChat.
    ///   - address: Where to listen.
    ///   - limits: What clients may take.
    ///   - logger: Where the server logs.
    ///   - problems: Names what is wrong while pushes can still be answered, for the readiness page.
    ///   - pages: Adds pages beside the webhook and the health pages.
    public init(
        webhook: WebhookResponder,
        address: ServerAddress = ServerAddress(),
        limits: WebhookLimits = WebhookLimits(),
        logger: Logger,
        problems: @escaping @Sendable () -> [String] = { [] },
        pages: (Router<BasicRequestContext>) -> Void = { _ in }
    ) {
        self.webhook = webhook
        self.address = address
        self.limits = limits
        self.logger = logger
        self.health = ServerHealth {
            let clock = webhook.clockSkew.map { "clock: \(-$0) s off" }
            return [clock].compactMap { $0 } + problems()
        }
        let router = Router(options: .autoGenerateHeadEndpoints)
        HealthRoutes(health: self.health).add(to: router)
        pages(router)
        self.router = router.buildResponder()
    }

    /// Serves until SIGTERM or SIGINT, then answers what has come and returns.
    ///
    /// - Parameters:
    ///   - services: What else is to run beside the server.
    ///   - reload: Called at SIGHUP.
    ///   - onReady: Called once the server listens, with the port.
    /// - Throws: ``ServerError`` where it can't listen.
    public func run(
        services: [any Service] = [],
        reload: @escaping @Sendable () async -> Void = {},
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        FileLimit.raise()
        let health = self.health
        let application = Application(
            responder: self.router,
            server: .http1(configuration: self.channelConfiguration),
            configuration: ApplicationConfiguration(
                address: .hostname(self.address.host, port: self.address.port),
                serverName: nil,
                backlog: 1024
            ),
            onServerRunning: { channel in
                health.enter(.serving)
                await onReady(channel.localAddress?.port ?? 0)
            },
            logger: self.logger
        )
        // They are shut down from the last to the first: health pages say so before the server stops.
        let own: [any Service] = [
            ReloadService(signals: await UnixSignalsSequence(trapping: .sighup), reload: reload),
            application, HealthService(health: health, desks: self.webhook.desks),
        ]
        var configuration = ServiceGroupConfiguration(
            services: services + self.webhook.desks + own,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: self.logger
        )
        configuration.maximumGracefulShutdownDuration = self.gracePeriod
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch {
            throw ServerError(error, at: self.address) ?? error
        }
    }

    private var channelConfiguration: HTTP1Channel.Configuration {
        let (webhook, limits) = (self.webhook, self.limits)
        let (connections, executors) = (ConnectionTable(limit: limits.connections), LoopExecutors())
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                WebhookChannelHandler(
                    responder: webhook,
                    limits: limits,
                    connections: connections,
                    executors: executors
                )
            ],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8 * 1024,
                maxHeaderListSize: 16 * 1024,
                maxHeaderFieldCount: 100
            )
        )
    }
}
