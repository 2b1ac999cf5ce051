// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
import PostgresClient

/// Makes keys and terms anew where an older text analysis made them, some books in each transaction, so that others write
/// in between; whoever opens the catalogue goes on where it was interrupted, and several may do so at once.
enum TermRebuild {
    /// Begins, does some books, or ends; false where nothing is left to do.
    static func step(_ session: PostgresSession, batchSize: Int = 1000) throws -> Bool {
        guard try self.isNeeded(CatalogueState.read(session)) else { return false }
        var state = try CatalogueState.lock(session)
        guard try self.isNeeded(state) else {
            session.rollBack()
            return false
        }
        if state.rebuild != TermVector.version { (state.rebuild, state.rebuiltRow) = (TermVector.version, 0) }
        let books = try PostgresBookReader(session).books(after: state.rebuiltRow ?? 0, limit: batchSize)
        try PostgresBookWriter(session).renew(books)
        state.rebuiltRow = books.last?.row
        if books.isEmpty { (state.analysis, state.rebuild) = (TermVector.version, nil) }
        _ = try session.execute([state.writing(), .commit])
        return !books.isEmpty
    }

    /// Whether there are books whose terms aren't of the analysis of now.
    /// - Throws: `PostgresError.newerSchema` where they are of a newer one.
    private static func isNeeded(_ state: CatalogueState) throws -> Bool {
        guard let analysis = state.analysis else { return false }
        try state.requireKnownAnalysis()
        return analysis != TermVector.version
    }
}

#endif
