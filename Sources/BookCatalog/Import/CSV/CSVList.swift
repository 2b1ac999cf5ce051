// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A list within one field of CSV: separated by `;`, or as JSON where an element has a `;` or the like in it.
struct CSVList {
    let elements: [String]

    init(_ elements: [String]) { self.elements = elements }

    /// Reads `["…", "…"]`; `nil` for any other text.
    init?(json text: String) {
        guard text.hasPrefix("[\""), text.hasSuffix("\"]"),
            let elements = try? JSONDecoder().decode([String].self, from: Data(text.utf8))
        else { return nil }
        self.elements = elements
    }

    /// The field.
    var text: String {
        get throws {
            let isPlain = self.elements.allSatisfy { element in
                !element.unicodeScalars.contains { ";；|[（(【〔".unicodeScalars.contains($0) }
                    && !element.contains(" / ") && PersonName.plain(element) == element
            }
            guard !isPlain else { return self.elements.joined(separator: ";") }
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return String(decoding: try encoder.encode(self.elements), as: UTF8.self)
        }
    }
}
