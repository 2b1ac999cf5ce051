// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A reader's text as a question to a service whose search has operators: what they type is text.
enum QueryText {
    /// No question is longer.
    private static let longest = 200

    /// The text with the characters in `operators` made spaces; empty where nothing else is in it.
    static func plain(_ text: String, without operators: String) -> String {
        let operators = Set(operators.unicodeScalars)
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(self.longest) {
            view.append(operators.contains(scalar) ? " " : scalar)
        }
        return FieldText.line(String(view)) ?? ""
    }
}
