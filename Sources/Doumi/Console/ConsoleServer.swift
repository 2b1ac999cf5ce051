// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import WeChatServer

/// The console as a server of its own beside the webhook.
struct ConsoleServer: Service {
    /// How many connections there may be, all of them together; those above it wait.
    private static let mostConnections = 256
    /// How long a connection may say nothing, between requests and within one's head or body.
    private static let idleTime = TimeAmount.seconds(30)

    private let configuration: ConsoleConfiguration
    private let responder: RouterResponder<ConsoleContext>
    private let logger: Logger
    private let permission = AsyncStream.makeStream(of: Void.self)
    private let ready = AsyncStream.makeStream(of: ServerAddress.self)

    /// Creates a server.
    ///
    /// - Parameters:
    ///   - configuration: Where it listens, and what opens it.
    ///   - logger: Where it logs.
    ///   - openPaths: Paths among `pages` that machines ask for, such as `/metrics`: without signing in from this
    ///     machine, and with the password by HTTP Basic from elsewhere.
    ///   - pages: Adds the pages.
    init(
        _ configuration: ConsoleConfiguration,
        logger: Logger,
        openPaths: Set<String> = ["/metrics"],
        pages: (Router<ConsoleContext>) throws -> Void
    ) rethrows {
        self.configuration = configuration
        self.logger = logger
        let router = Self.router(configuration, openPaths: openPaths)
        try pages(router)
        self.responder = router.buildResponder()
    }

    /// A router that lets in whom it should, with what all pages need.
    static func router(
        _ configuration: ConsoleConfiguration,
        openPaths: Set<String> = [],
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) -> Router<ConsoleContext> {
        let sessions = ConsoleSessions(password: configuration.password, now: now)
        let router = Router(context: ConsoleContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: ConsoleGuard(
                sessions: sessions,
                isLoopback: LoopbackHost.isLoopback(configuration.address.host),
                transport: configuration.transport,
                openPaths: openPaths
            )
        )
        ConsoleAssets().add(to: router)
        LoginPage(sessions: sessions).add(to: router)
        return router
    }

    /// Lets it listen: once the webhook does, so that a server that can't listen has one thing to say.
    /// - Returns: Where it listens then.
    func open() async -> ServerAddress? {
        self.permission.continuation.yield()
        for await address in self.ready.stream { return address }
        return nil
    }

    func run() async throws {
        defer { self.ready.continuation.finish() }
        // Without a webhook there is nothing to look at, and why there is none is to be heard alone.
        var permissions = self.permission.stream.cancelOnGracefulShutdown().makeAsyncIterator()
        guard await permissions.next() != nil else { return }
        let address = self.configuration.address
        do {
            try await self.application(port: address.port).run()
        } catch let error where ServerError.isInUse(error) && !self.configuration.isPortChosen {
            self.logger.notice(
                "the console's port is taken, and gives way to a free one",
                metadata: ["port": "\(address.port)"]
            )
            try await self.application(port: 0).run()
        } catch {
            guard let reason = ServerError.reason(error) else { throw error }
            throw ConsoleError(address: address, reason: reason)
        }
    }

    private func application(port: Int) -> some ApplicationProtocol {
        let host = self.configuration.address.host
        let continuation = self.ready.continuation
        return Application(
            responder: self.responder,
            server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: Self.idleTime)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections, logger: self.logger)
            ),
            onServerRunning: { channel in
                continuation.yield(ServerAddress(host: host, port: channel.localAddress?.port ?? port))
                continuation.finish()
            },
            logger: self.logger
        )
    }
}
