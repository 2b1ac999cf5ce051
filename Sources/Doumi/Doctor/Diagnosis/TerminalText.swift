// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Texts that may come from anywhere, on one line, for a terminal.
enum TerminalText {
    private static let limit = 400

    /// The text without what would talk to the terminal or turn its writing round, and not endless.
    static func cleaned(_ text: String) -> String {
        var cleaned = ""
        for scalar in text.unicodeScalars.prefix(self.limit) {
            switch scalar.properties.generalCategory {
            case .lineSeparator, .paragraphSeparator: cleaned += " "
            case .control where scalar.properties.isWhitespace: cleaned += " "
            case .control, .format, .surrogate, .privateUse: cleaned += "\u{FFFD}"
            default: cleaned.unicodeScalars.append(scalar)
            }
        }
        return text.unicodeScalars.count > self.limit ? cleaned + "…" : cleaned
    }
}
