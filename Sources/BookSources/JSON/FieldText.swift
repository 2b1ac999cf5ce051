// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Texts of other people's, made fit for the catalogue: bounded, and without what can't be shown.
enum FieldText {
    /// No title is longer.
    private static let longestLine = 500
    private static let longestParagraphs = 4000
    private static let longestAddress = 1000

    /// On one line, white space and controls made single spaces; nil where nothing is left.
    static func line(_ text: String) -> String? {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(self.longestLine * 2) {
            if self.isSpace(scalar) {
                if let last = view.last, last != " " { view.append(" ") }
            } else if !self.isDamage(scalar) {
                view.append(scalar)
            }
        }
        if view.last == " " { view.removeLast() }
        let line = String(view.prefix(self.longestLine))
        return line.isEmpty ? nil : line
    }

    /// The paragraphs with markup taken out.
    static func paragraphs(_ text: String) -> String? {
        var plain = ""
        var isMarkup = false
        for character in text.unicodeScalars.prefix(self.longestParagraphs * 2) {
            switch character {
            case "<": isMarkup = true
            case ">" where isMarkup: isMarkup = false
            default: if !isMarkup { plain.unicodeScalars.append(character) }
            }
        }
        let lines = plain.split(whereSeparator: \.isNewline).compactMap { self.line(String($0)) }
        let result = String(lines.joined(separator: "\n").prefix(self.longestParagraphs))
        return result.isEmpty ? nil : result
    }

    /// An `http` or `https` address; nil for anything else.
    static func address(_ text: String) -> String? {
        let address = text.hasPrefix("//") ? "https:\(text)" : text
        guard address.utf8.count <= self.longestAddress,
            ["http://", "https://"].contains(where: { address.hasPrefix($0) && address.utf8.count > $0.utf8.count }),
            address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) })
        else { return nil }
        return address
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }

    private static func isDamage(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .surrogate, .unassigned: true
        default: scalar == "\u{FFFD}"
        }
    }
}
