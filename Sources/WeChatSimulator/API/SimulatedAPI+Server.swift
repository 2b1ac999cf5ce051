// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

extension SimulatedAPI {
    /// Listens on loopback and answers, until the task is cancelled or a graceful shutdown begins.
    ///
    /// Once only; make another one for another time.
    /// - Throws: What keeps it from listening.
    public func run() async throws {
        let application = Application(
            responder: SimulatedAPIResponder(api: self),
            server: .http1(configuration: .init(additionalChannelHandlers: [DateHandler(now: self.now)])),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: self.port)),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { self.listener.settle(.success(port)) }
            },
            logger: Logger(label: "SimulatedAPI") { _ in SwiftLogNoOpLogHandler() }
        )
        do {
            try await application.run()
            self.listener.settle(.failure(CancellationError()))
        } catch {
            self.listener.settle(.failure(error))
            throw error
        }
    }

    /// Runs an API as long as `body` runs.
    /// - Throws: What `body` throws, or what keeps the API from listening.
    public static func run<Result: Sendable>(
        _ api: SimulatedAPI = SimulatedAPI(),
        _ body: (SimulatedAPI) async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await api.run() }
            defer { group.cancelAll() }
            _ = try await api.baseURL
            return try await body(api)
        }
    }
}
