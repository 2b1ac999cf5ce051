// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// The names that Open Library gives its records.
enum OpenLibraryKey {
    /// `OL24347578M` of `/books/OL24347578M`; nil for anything else.
    static func id(_ json: JSONValue) -> String? {
        guard let id = json.line?.split(separator: "/").last, id.hasPrefix("OL"), id.utf8.count <= 20,
            id.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 &- 0x41 < 26 })
        else { return nil }
        return String(id)
    }

    /// The picture with a number; a missing one is to be an error instead of a blank.
    static func cover(_ json: JSONValue) -> String? {
        json.count.map(OpenLibraryNumber.cover)
    }
}
