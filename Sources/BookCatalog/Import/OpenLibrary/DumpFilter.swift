// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Which editions of a dump are taken.
public struct DumpFilter: Hashable, Sendable {
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
    public init(languages: [String] = [], prefixes: [String] = []) {
        self.languages = Set(languages.map { $0.lowercased() })
        self.prefixes = Set(prefixes.map { $0.filter(\.isNumber) }).sorted()
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
