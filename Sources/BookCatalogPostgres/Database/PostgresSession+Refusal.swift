// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient

extension PostgresSession {
    /// Runs a statement that a server may refuse without harm, as it isn't the user's to run, or unknown there.
    ///
    /// - Parameter statement: The statement.
    /// - Returns: Its result; nil where the server refuses it.
    /// - Throws: `PostgresError` where the server can't be asked.
    func executeUnlessRefused(_ statement: PostgresStatement) throws(PostgresError) -> PostgresResult? {
        do throws(PostgresError) { return try self.execute(statement) } catch  where error.sqlState != nil {
            return nil
        }
    }
}

#endif
