// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import CPostgres

extension PostgresSession {
    /// Streams rows into a table, in the binary form of `COPY`.
    ///
    /// https://www.postgresql.org/docs/current/sql-copy.html
    /// - Parameters:
    ///   - sql: `COPY table(columns) FROM STDIN BINARY`.
    ///   - timeout: How long to wait each time that the server takes no more; nil for what is configured. The server's own
    ///     `statement_timeout` counts for the whole.
    ///   - next: Gives the next row, a value of exactly its column's type for each column; nil at the end. Where it
    ///     throws, no row is kept.
    /// - Returns: How many rows there were.
    /// - Throws: ``PostgresError``, and what `next` throws.
    @discardableResult
    public func copy(
        _ sql: StaticString,
        within timeout: Duration? = nil,
        next: () throws -> [PostgresValue]?
    ) throws -> Int {
        guard self.isUsable else { throw PostgresError.lost }
        self.roundTrips += 1
        do {
            // In the mode in which statements go together there is no COPY.
            guard PQexitPipelineMode(self.connection) == 1 else { throw PostgresError.lost }
            let copying = PostgresCopy(self, timeout: timeout ?? self.answerTimeout)
            let count = try copying.run(sql, next)
            guard PQenterPipelineMode(self.connection) == 1 else { throw PostgresError.lost }
            return count
        } catch let error as PostgresError {
            if case .refused(let state) = error, !state.endsSession, PQenterPipelineMode(self.connection) == 1 {
                throw error
            }
            self.failure = error
            throw error
        } catch {
            if PQenterPipelineMode(self.connection) != 1 { self.failure = .lost }
            throw error
        }
    }
}

#endif
