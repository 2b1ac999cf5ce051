// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import BookCatalog

/// What `--format` takes.
enum ImportKind: Hashable, ExpressibleByArgument {
    /// One file, read row by row.
    case rows(ImportFormat)
    /// Dumps of Open Library, which are joined first.
    case openLibrary

    static let allValueStrings = ImportFormat.allCases.map(\.rawValue) + ["openlibrary"]

    init?(argument: String) {
        if argument == "openlibrary" {
            self = .openLibrary
        } else if let format = ImportFormat(rawValue: argument) {
            self = .rows(format)
        } else {
            return nil
        }
    }

    /// Guesses by the first bytes of a text, unpacked.
    init(guessedFrom head: [UInt8]) {
        self = head.starts(with: "/type/".utf8) ? .openLibrary : .rows(ImportFormat(guessedFrom: head))
    }
}
