// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

public import BookCatalog
import Foundation
import PostgresClient

extension PostgresBookRepository: BookImportStore {
    /// Looks whether an import of the file was interrupted.
    public func beginImport(of file: ImportID) async throws -> ImportReport? {
        try await self.importer.perform { try Self.report(of: file, $0) }
    }

    /// Saves the books of a batch and how far the import has come by them, in one transaction.
    public func save(_ batch: ImportBatch) async throws -> SaveCount {
        try await self.importer.perform { session in
            var state = try CatalogueState.lock(session)
            let count = try PostgresBookWriter(session).save(batch.books, &state)
            var report = batch.report
            report.saved = try (Self.report(of: batch.file, session)?.saved ?? SaveCount()) + count
            let noting = PostgresStatement(
                """
                INSERT INTO edition_import(file, report) VALUES($1, $2)
                ON CONFLICT (file) DO UPDATE SET report = excluded.report
                """,
                .text(batch.file.description),
                .text(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
            )
            _ = try session.execute([noting, state.writing(), .commit])
            return count
        }
    }

    /// Forgets how far an import came.
    public func forgetImport(of file: ImportID) async throws {
        let forgetting = PostgresStatement("DELETE FROM edition_import WHERE file = $1", .text(file.description))
        _ = try await self.importer.perform { _ = try $0.execute(forgetting) }
    }

    /// Merges what the index has put off, which each search would have to look through, and has the server count which
    /// terms are frequent.
    ///
    /// Only the tables' owner may do that; else the server does it by itself, later.
    public func tidyIndex(after saved: SaveCount) async throws {
        let tidying: [PostgresStatement] = [
            PostgresStatement("SELECT gin_clean_pending_list('edition_terms_terms')"),
            PostgresStatement("ANALYZE edition"), PostgresStatement("ANALYZE edition_terms"),
        ]
        try await self.importer.perform { session in
            for statement in tidying { _ = try session.executeUnlessRefused(statement) }
        }
    }

    private static func report(of file: ImportID, _ session: PostgresSession) throws -> ImportReport? {
        let result = try session.execute(
            PostgresStatement("SELECT report FROM edition_import WHERE file = $1", .text(file.description))
        )
        guard let row = result.rows.first else { return nil }
        return try JSONDecoder().decode(ImportReport.self, from: Data(try row.text(0).utf8))
    }
}

#endif
