// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a search asks of a repository, at one moment and without waiting.
package protocol BookIndex {
    /// The books whose terms fit, in order of their rows.
    ///
    /// - Parameters:
    ///   - expression: What is looked for.
    ///   - limit: The most books to return.
    ///   - latestFirst: Whether to begin at the other end.
    /// - Returns: What ranking has to know of them.
    /// - Throws: An error of the store.
    func entries(matching expression: TermExpression, limit: Int, latestFirst: Bool) throws -> [IndexEntry]

    /// The books with this ``TitleKey/work(_:)``, in order of their rows.
    func entries(titleKey: String, limit: Int) throws -> [IndexEntry]

    /// The books with the greatest weight, the greatest first.
    func heaviest(limit: Int) throws -> [IndexEntry]

    /// How many books have each of these terms; the terms that none has are left out.
    ///
    /// Of a term in more books than ``SimilarSearch/mostCounted``, that number may stand for the true one.
    func frequencies(of terms: Set<String>) throws -> [String: Int]

    /// The books in these rows, in the order given.
    func books(rows: [Int]) throws -> [Book]
}
