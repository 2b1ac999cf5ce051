// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import Dispatch

/// One connection to a PostgreSQL server, with a thread of its own; it is made when it is needed, and again when it broke.
///
/// While the server can't be reached or doesn't answer, most calls fail at once: it is tried after pauses that grow to
/// two seconds.
public actor PostgresConnection {
    /// Runs the actor on its own thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    private nonisolated let executor = PostgresExecutor()
    private let configuration: PostgresConfiguration
    private var session: PostgresSession?
    private var pause = ReconnectPause()
    private var failure = PostgresError.lost

    /// Names a server; it isn't asked yet.
    public init(_ configuration: PostgresConfiguration) { self.configuration = configuration }

    /// Does something with the connection, which nobody else uses meanwhile.
    ///
    /// A transaction that is left open is undone.
    /// - Parameter body: What is to be done, on the connection's thread; again where the server undid it, as
    ///   ``PostgresSession/retrying(_:)`` says.
    /// - Returns: What the body returns.
    /// - Throws: ``PostgresError``, and what the body throws.
    @discardableResult
    public func perform<Value: Sendable>(_ body: @Sendable (PostgresSession) throws -> Value) throws -> Value {
        let session = try self.open()
        defer { self.tidy(session) }
        return try session.retrying { try body(session) }
    }

    /// Does something with the connection soon, without waiting for it.
    /// - Parameter body: What is to be done, on the connection's thread; it is given the reason where there is no
    ///   connection.
    public nonisolated func submit(_ body: @escaping @Sendable (Result<PostgresSession, PostgresError>) -> Void) {
        self.executor.queue.async { self.assumeIsolated { $0.run(body) } }
    }

    private func run(_ body: (Result<PostgresSession, PostgresError>) -> Void) {
        do throws(PostgresError) {
            let session = try self.open()
            defer { self.tidy(session) }
            body(.success(session))
        } catch {
            body(.failure(error))
        }
    }

    /// The session, made anew where there is none or the server has closed it.
    private func open() throws(PostgresError) -> PostgresSession {
        if let session = self.session {
            if session.isAlive { return session }
            self.session = nil
        }
        guard self.pause.isOver(at: .now) else { throw self.failure }
        do throws(PostgresError) {
            let session = try PostgresSession(self.configuration)
            self.session = session
            self.pause.worked()
            return session
        } catch {
            self.failure = error
            self.pause.failed(at: .now)
            throw error
        }
    }

    private func tidy(_ session: PostgresSession) {
        session.rollBack()
        guard let failure = session.failure else { return }
        self.session = nil
        // Where a server doesn't answer, it lets nobody in either: what waits has waited long enough.
        guard failure == .timedOut else { return }
        self.failure = failure
        self.pause.failed(at: .now)
    }
}

#endif
