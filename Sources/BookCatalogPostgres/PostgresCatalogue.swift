// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import PostgresClient

/// Opens a catalogue in PostgreSQL, where this build can: without the package trait `Postgres` it needs no libpq, and
/// refuses.
public enum PostgresCatalogue {
    /// Opens the catalogue, as `PostgresBookRepository` says.
    /// - Parameter address: `postgres://…`, as libpq reads it.
    /// - Returns: The catalogue.
    /// - Throws: What is wrong, in one line and without the address: `PostgresError`, or `PostgresMissing`.
    public static func open(_ address: String) async throws -> any BookRepository & BookImportStore & BookListing {
        #if Postgres
        try await PostgresBookRepository.open(address: address)
        #else
        throw PostgresMissing()
        #endif
    }
}
