// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import PostgresClient
public import WeChatBot

/// Opens PostgreSQL, where this build can: without the package trait `Postgres` it needs no libpq, and refuses.
public enum PostgresStores {
    /// Opens a desk's store, and brings its tables up to date; many processes may do that at once.
    /// - Parameter address: `postgres://…`, as libpq reads it.
    /// - Returns: The store.
    /// - Throws: What is wrong, in one line and without the address: `PostgresError`, or `PostgresMissing`.
    public static func openDesk(_ address: String) async throws -> any DeskStore {
        let store = try self.desk(address)
        try await self.prepare(store)
        return store
    }

    /// A desk's store whose server isn't asked yet.
    /// - Parameter address: `postgres://…`, as libpq reads it.
    /// - Returns: The store.
    /// - Throws: `PostgresMissing`.
    public static func desk(_ address: String) throws -> any DeskStore {
        #if Postgres
        PostgresDeskStore(address: address)
        #else
        throw PostgresMissing()
        #endif
    }

    /// Says in a few words, and without an address, what an error of a store is, for a health page; of any other error its
    /// type.
    public static func describe(_ error: any Error) -> String {
        #if Postgres
        if let error = error as? PostgresError { return error.summary }
        #endif
        return "\(type(of: error))"
    }

    /// Brings the tables of a store up to date, where that is one in PostgreSQL.
    /// - Throws: `PostgresError`.
    public static func prepare(_ store: any DeskStore) async throws {
        #if Postgres
        try await (store as? PostgresDeskStore)?.migrate()
        #endif
    }
}
