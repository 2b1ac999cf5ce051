// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Which editions of a dump are taken.
public struct DumpFilter: Hashable, Sendable {
    /// Why there can't be such a filter.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// A language isn't a code of three letters.
        case notLanguage(String)
        /// No ISBN begins so.
        case notPrefix(String)

        /// What to tell the operator.
        public var description: String {
            switch self {
            case .notLanguage(let text): "\(text) is no language: a code has three letters, such as chi or eng"
            case .notPrefix(let text): "no ISBN-13 begins with \(text): digits, of which the first are 978 or 979"
            }
        }
    }

    private let languages: Set<String>
    private let prefixes: [String]

    /// Takes editions that are in one of the languages, or whose ISBN begins with one of the prefixes; all editions
    /// where neither is given.
    ///
    /// Many Chinese editions name no language, and many others have no ISBN: so one of the two is enough.
    ///
    /// - Parameters:
    ///   - languages: Codes of three letters (MARC's), such as `chi`.
    ///   - prefixes: How an ISBN of thirteen digits begins, such as `9787`; hyphens don't count.
    /// - Throws: ``Problem``: what nothing can match isn't meant.
    public init(languages: [String], prefixes: [String]) throws(Problem) {
        for language in languages {
            guard language.utf8.count == 3, language.utf8.allSatisfy({ 0x61...0x7A ~= $0 | 0x20 }) else {
                throw .notLanguage(language)
            }
        }
        var digits: Set<String> = []
        for prefix in prefixes {
            let plain = prefix.filter { $0 != "-" }
            guard Self.beginsISBN(plain) else { throw .notPrefix(prefix) }
            digits.insert(plain)
        }
        self.languages = Set(languages.map { $0.lowercased() })
        self.prefixes = digits.sorted()
    }

    /// Takes all editions.
    public init() { (self.languages, self.prefixes) = ([], []) }

    private static func beginsISBN(_ digits: String) -> Bool {
        guard 1...13 ~= digits.utf8.count, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return false }
        return ["978", "979"].contains { digits.hasPrefix($0) || $0.hasPrefix(digits) }
    }

    /// What the filter is, in short.
    package var name: String { (self.languages.sorted() + self.prefixes).joined(separator: ",") }

    /// Whether an edition is taken.
    package func takes(_ edition: DumpedEdition) -> Bool {
        if self.languages.isEmpty, self.prefixes.isEmpty { return true }
        if edition.languages.contains(where: { self.languages.contains($0) }) { return true }
        guard !self.prefixes.isEmpty, let isbn = edition.isbn else { return false }
        let digits = isbn.description
        return self.prefixes.contains { digits.hasPrefix($0) }
    }
}
