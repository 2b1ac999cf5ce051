// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A format of files that books come in.
public enum ImportFormat: String, CaseIterable, Sendable {
    /// Lines of fields, with a header of English or Chinese names.
    case csv
    /// Books in JSON, as this package exports them, or with the names of Douban's API v2: one a line, a list, the answer
    /// of a search, or a map from ISBNs.
    case jsonl
    /// The same, where all books are known to be Douban's, also those that link to no page there.
    case douban
    /// Records of ISO 2709: MARC 21 in UTF-8 or ASCII, or UNIMARC as Chinese libraries have it, in UTF-8 or GB18030.
    case marc

    /// Guesses the format of a text by its beginning.
    ///
    /// - Parameter head: The first bytes, unpacked.
    public init(guessedFrom head: [UInt8]) {
        let start = head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        self =
            switch start.first {
            case UInt8(ascii: "{"), UInt8(ascii: "["): .jsonl
            // MARC in XML, of which the reader says that it can't be read.
            case UInt8(ascii: "<"): .marc
            default: MARCLeader(start) == nil ? .csv : .marc
            }
    }

    func reader(source: String?) -> any BookFileReader {
        switch self {
        case .csv: CSVBookReader(source: source ?? "import")
        case .jsonl, .douban: JSONBookReader(source: source, isDouban: self == .douban)
        case .marc: MARCBookReader(source: source ?? "marc")
        }
    }
}
