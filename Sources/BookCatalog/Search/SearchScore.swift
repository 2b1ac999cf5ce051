// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the place of a book among all that fit is made of; the higher the sum, the further in front.
package struct SearchScore: Equatable, Sendable {
    /// How well the words fit: ``BookMatch/points``.
    package let match: Double
    /// How well known the book is.
    package let popularity: Double
    /// A little for the edition whose whole title was written.
    package let exactEdition: Double
    /// A little for younger editions, less for older ones.
    package let novelty: Double

    /// The sum.
    package var total: Double { self.match + self.popularity + self.exactEdition + self.novelty }

    init(match: Double, popularity: Double, exactEdition: Double, novelty: Double) {
        self.match = match
        self.popularity = popularity
        self.exactEdition = exactEdition
        self.novelty = novelty
    }

    /// The score that a search for a text gave a hit.
    package init(of hit: BookHit, for text: String) {
        self = Ranking(SearchWords(text), isSpoken: false).explanation(hit.match, IndexEntry(hit.book, row: 0))
    }
}
