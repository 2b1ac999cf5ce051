// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import Logging
import NIOCore

/// A server that gives a verification's echo back with something behind it, as careless frameworks do.
enum LooseEchoServer {
    /// Runs one as long as `body` runs, and hands it the URL.
    static func run(after: String, _ body: @Sendable @escaping (String) async throws -> Void) async throws {
        let router = Router()
        router.get("/weixin") { request, _ in "\(request.uri.queryParameters["echostr"] ?? "")\(after)" }
        let (ports, found) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { found.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "LooseEchoServer") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask {
                for await port in ports { return try await body("http://127.0.0.1:\(port)") }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
