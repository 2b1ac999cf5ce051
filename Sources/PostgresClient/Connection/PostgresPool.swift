// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import Synchronization

/// A few connections to one server, for work that doesn't come in groups.
public final class PostgresPool: Sendable {
    /// How many calls wait for one connection at the most.
    private static let queue = 1000

    private let connections: [PostgresConnection]
    private let waiting: Mutex<[Int]>

    /// Names a server; it isn't asked yet.
    /// - Parameters:
    ///   - configuration: Where the server is.
    ///   - count: How many connections to make at the most.
    public init(_ configuration: PostgresConfiguration, count: Int) {
        let count = max(count, 1)
        self.connections = (0..<count).map { _ in PostgresConnection(configuration) }
        self.waiting = Mutex([Int](repeating: 0, count: count))
    }

    /// Does something with the connection that has the least to do.
    /// - Parameter body: See ``PostgresConnection/perform(_:)``.
    /// - Returns: What the body returns.
    /// - Throws: ``PostgresError``, ``PostgresError/busy`` where too much waits, and what the body throws.
    @discardableResult
    public func perform<Value: Sendable>(
        _ body: @Sendable (PostgresSession) throws -> Value
    ) async throws -> Value {
        let free = self.waiting.withLock { waiting -> Int? in
            // The first of those that are equally free, so that few connections are made where few are needed.
            guard let free = waiting.indices.min(by: { waiting[$0] < waiting[$1] }), waiting[free] < Self.queue else {
                return nil
            }
            waiting[free] += 1
            return free
        }
        guard let free else { throw PostgresError.busy }
        defer { self.waiting.withLock { $0[free] -= 1 } }
        return try await self.connections[free].perform(body)
    }
}

#endif
