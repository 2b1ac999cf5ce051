// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Hummingbird
public import Logging
public import ServiceLifecycle
import WeChatAPI
import WeChatProtocol
public import WeChatBot

/// A bot as a program: configuration in, a server until SIGTERM, an exit status out.
///
/// ```swift
/// await BotProgram.main(bot: router.buildResponder()) { path in
///     try SQLiteDeskStore(servingFrom: path)
/// }
/// ```
public struct BotProgram: Sendable {
    /// What the program was told to do; every account has its token.
    public let configuration: ServerConfiguration
    /// The token that the program made, where none is configured; to be shown on standard output.
    public let keptToken: KeptToken?
    /// The program's logger; it writes to standard error.
    public let logger: Logger
    /// What it was told, for keys of the bot's own.
    public let settings: Settings

    /// Reads and checks the configuration, and makes a token where none is configured; has swift-metrics count in
    /// ``PrometheusMetrics/shared`` unless the program has bootstrapped another backend before.
    ///
    /// - Parameters:
    ///   - label: The program's name in its log.
    ///   - settings: Options, environment and configuration file.
    /// - Throws: ``ConfigurationError`` or ``TokenFileError``.
    public init(label: String, settings: Settings) throws {
        var configuration = try ServerConfiguration(settings: settings)
        PrometheusMetrics.bootstrap()
        LogOutput.beginCounting()
        self.keptToken = try configuration.resolveToken()
        self.configuration = configuration
        self.settings = settings
        self.logger = LoggingSetup(configuration).makeLogger(label: label)
    }

    /// Serves a bot until SIGTERM or SIGINT.
    ///
    /// - Parameters:
    ///   - bot: What answers the messages.
    ///   - store: Where deliveries and conversations are kept; where it fails, memory goes on in its place.
    ///   - describe: Says in a few words what an error of the store's is, for health page and log.
    ///   - problems: Names what is wrong while pushes can still be answered, for the readiness page.
    ///   - pages: Adds pages beside the webhook and the health pages.
    ///   - services: What else is to run beside the server.
    ///   - hooks: What the program wants to know while it runs.
    ///   - onReady: Called once the server listens, with its address.
    /// - Throws: ``ServerError`` where it can't listen.
    public func serve(
        bot: any MessageResponder,
        store: any DeskStore,
        describe: @escaping @Sendable (any Error) -> String = { "\(type(of: $0))" },
        problems: @escaping @Sendable () -> [String] = { [] },
        pages: (Router<BasicRequestContext>) -> Void = { _ in },
        services: [any Service] = [],
        hooks: ServerHooks = ServerHooks(),
        onReady: @escaping @Sendable (ServerAddress) async -> Void
    ) async throws {
        for warning in self.settings.warnings {
            self.logger.warning("a setting is ignored", metadata: ["setting": "\(warning)"])
        }
        let resilient =
            store is MemoryDeskStore ? nil : ResilientDeskStore(store, logger: self.logger, describe: describe)
        let tokens = (store as? any AccessTokenKeeping)?.accessTokens ?? MemoryAccessTokenStore()
        let clients = APIClients(self.configuration, tokens: tokens, logger: self.logger)
        let webhook = WebhookResponder(
            configuration: self.configuration,
            bot: bot,
            store: resilient ?? store,
            delivery: { hooks.delivery($0.account.name, clients.delivery(for: $0)) },
            observer: hooks.observer,
            logger: self.logger
        )
        hooks.onStart(webhook.desks)
        let address = ServerAddress(host: self.configuration.host, port: self.configuration.port)
        let server = BotServer(
            webhook: webhook,
            address: address,
            limits: self.configuration.limits,
            logger: self.logger,
            problems: { problems() + (resilient?.problem.map { ["database: \($0)"] } ?? []) },
            pages: pages
        )
        do {
            try await server.run(
                services: services,
                reload: { self.reload(webhook, hooks) },
                onReady: { port in await onReady(ServerAddress(host: address.host, port: port)) }
            )
        } catch {
            await clients.shutdown()
            throw error
        }
        await clients.shutdown()
    }

    /// Takes new tokens and keys; where they can't be read, the old ones stay.
    private func reload(_ webhook: WebhookResponder, _ hooks: ServerHooks) {
        do {
            for (name, credentials) in try self.configuration.rereadCredentials(self.settings) {
                webhook.update(credentials, ofAccount: name)
                hooks.onReload(name, credentials)
            }
            self.logger.notice("tokens and keys were read again")
        } catch {
            self.logger.error("tokens and keys stay as they were", metadata: ["error": "\(error)"])
        }
    }
}
