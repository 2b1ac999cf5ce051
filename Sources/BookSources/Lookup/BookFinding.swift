// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// An answer, and what is to be said about where it comes from.
public struct BookFinding: Sendable {
    /// What was found, here or there.
    public var answer: BookAnswer
    /// The sources, by their names for readers, that should have been asked and couldn't be.
    public var silent: [String]
    /// The day of a record that ought to have been renewed and couldn't be; nil for any other answer.
    public var stale: PublicationDate?
    /// The sources, by their names for readers, that are still being asked.
    public var pending: [String]
    /// Waits for them; nil where they bring nothing better than ``answer``.
    public var later: @Sendable () async throws -> BookFinding?

    /// Creates a finding.
    public init(
        _ answer: BookAnswer,
        silent: [String] = [],
        stale: PublicationDate? = nil,
        pending: [String] = [],
        later: @escaping @Sendable () async throws -> BookFinding? = { nil }
    ) {
        self.answer = answer
        self.silent = silent
        self.stale = stale
        self.pending = pending
        self.later = later
    }
}
