// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
import PostgresClient
import Synchronization

/// What many books have, so that nobody asks the index for it: to put together the rows of a word that every tenth book has
/// takes longer than any other search.
///
/// The server's own statistics name the most frequent terms (https://www.postgresql.org/docs/current/view-pg-stats.html).
/// Where it keeps none, as its like may, and of expressions of several terms, the first search finds out for all others.
final class FrequentTerms: Sendable {
    private struct State {
        /// The share of all books that a term is in.
        var shares: [String: Double] = [:]
        /// How many books there were when the statistics were read; nil where they are to be read again.
        var rows: Int?
        var learned: Set<TermExpression> = []
    }

    private static let mostLearned = 1000

    private let state = Mutex(State())

    /// Reads the statistics, where that wasn't done, or the catalogue has grown by a tenth since.
    func refresh(_ session: PostgresSession, lastRow: Int) throws {
        if let known = self.state.withLock({ $0.rows }), lastRow <= known + known / 10 { return }
        let shares = try Self.shares(session)
        self.state.withLock { state in
            state.shares = shares
            state.rows = lastRow
        }
    }

    private static func shares(_ session: PostgresSession) throws -> [String: Double] {
        let reading = PostgresStatement(
            """
            SELECT term, share::double precision
            FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS one(term, share)
            WHERE schemaname = ANY(current_schemas(false)) AND tablename = 'edition_terms' AND attname = 'terms'
            AND term IS NOT NULL
            """
        )
        // Its like may have no such view.
        guard let result = try session.executeUnlessRefused(reading) else { return [:] }
        var shares: [String: Double] = [:]
        for row in result.rows { shares[try row.text(0)] = try row.doubleIfAny(1) }
        return shares
    }

    /// The share of all books that have a term somewhere; 0 where it isn't among the frequent ones.
    func share(of term: String) -> Double {
        self.state.withLock { $0.shares[TermVector.lexeme(term)] ?? 0 }
    }

    /// Whether more than so many books have what an expression asks for, as far as is known.
    func contain(_ expression: TermExpression, moreThan count: Int, of lastRow: Int) -> Bool {
        if self.state.withLock({ $0.learned.contains(expression) }) { return true }
        switch expression {
        case .phrase(let terms, let field, _):
            guard terms.count == 1, field == nil || field == .title else { return false }
            return self.share(of: terms[0]) * Double(lastRow) > Double(count)
        case .any(let parts): return parts.contains { self.contain($0, moreThan: count, of: lastRow) }
        case .all: return false
        }
    }

    /// Notes that many books have what an expression asks for; statistics that didn't know it are old.
    func learn(_ expression: TermExpression) {
        self.state.withLock { state in
            if state.learned.count >= Self.mostLearned { state.learned = [] }
            state.learned.insert(expression)
            if case .phrase(let terms, field: nil, _) = expression, terms.count == 1 { state.rows = nil }
        }
    }
}

#endif
