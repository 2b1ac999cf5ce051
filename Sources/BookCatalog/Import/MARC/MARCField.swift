// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A field of a record with its text.
struct MARCField: Sendable {
    /// Three characters, such as `245`.
    var tag: String
    /// The second indicator.
    let kind: Character
    /// The text of a field without subfields, one below 010.
    let text: String
    /// Codes and texts.
    let subfields: [(code: Character, text: String)]

    /// The first subfield with a code that has a text, as it is.
    subscript(code: Character) -> String? { self.all(code).first }

    /// All subfields with a code that have a text.
    func all(_ code: Character) -> [String] {
        self.subfields.lazy.filter { $0.code == code }.map { SearchWords.trimmed($0.text) }.filter { !$0.isEmpty }
    }

    /// The texts of some subfields in their order, without the punctuation that separates them, as one.
    func joined(_ codes: String) -> String? {
        let texts = self.subfields.filter { codes.contains($0.code) }.compactMap { ISBDText.plain($0.text) }
        return texts.isEmpty ? nil : texts.joined(separator: " ")
    }
}
