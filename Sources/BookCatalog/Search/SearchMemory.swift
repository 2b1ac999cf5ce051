// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// What was found lately, as long as nobody has written to the catalogue since.
///
/// Readers ask for the same few books again and again. It is bounded by the books in all its results, about 1 kB each;
/// where there are more, it begins anew.
package final class SearchMemory: Sendable {
    /// What was asked.
    package struct Question: Hashable, Sendable {
        private let words: SearchWords
        private let limit: Int
        /// Whether works were looked for that sound or look like the words.
        private let isSimilar: Bool

        package init(words: SearchWords, limit: Int, isSimilar: Bool) {
            (self.words, self.limit, self.isSimilar) = (words, limit, isSimilar)
        }
    }

    private struct State {
        /// The version of the catalogue that the results are of.
        var version = Int.min
        var results: [Question: SearchResult] = [:]
        var hits = 0
    }

    private static let mostHits = 8192

    private let state = Mutex(State())

    package init() {}

    /// The result of a search, which is done where it isn't known.
    ///
    /// - Parameters:
    ///   - question: What is asked.
    ///   - version: The catalogue's version, read before; a later one is greater.
    ///   - search: Looks for it.
    /// - Returns: What it found now, or before in the same version.
    /// - Throws: What the search throws.
    package func result(
        of question: Question,
        at version: Int,
        _ search: () async throws -> SearchResult
    ) async throws -> SearchResult {
        let known = self.state.withLock { $0.version == version ? $0.results[question] : nil }
        if let known { return known }
        let result = try await search()
        self.state.withLock { state in
            if state.version < version || state.hits > Self.mostHits { state = State(version: version) }
            guard state.version == version else { return }
            state.results[question] = result
            state.hits += result.hits.count + 1
        }
        return result
    }
}
