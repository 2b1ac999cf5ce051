// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog

extension TermExpression {
    /// The expression as a `tsquery` in its text form.
    ///
    /// https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY
    ///
    /// Every term stands in quotes: what readers type is never an operator.
    var query: String {
        switch self {
        case .phrase(let terms, let field, let isPrefix): Self.query(of: terms, in: field, isPrefix: isPrefix)
        case .all(let parts): "(" + parts.map(\.query).joined(separator: " & ") + ")"
        case .any(let parts): "(" + parts.map(\.query).joined(separator: " | ") + ")"
        }
    }

    private static func query(of terms: [String], in field: TermField?, isPrefix: Bool) -> String {
        guard field == nil else { return self.phrase(terms, field, isPrefix: isPrefix) }
        let written = self.phrase(terms, nil, isPrefix: isPrefix)
        // Pinyin has no other characters.
        guard terms.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) else { return written }
        return "(\(written) | \(self.phrase(terms, .pinyin, isPrefix: isPrefix)))"
    }

    private static func phrase(_ terms: [String], _ field: TermField?, isPrefix: Bool) -> String {
        let lexemes = terms.enumerated()
            .map { place, term in
                let (weight, mark) =
                    switch field {
                    case .title: ("A", "")
                    case .subtitle: ("B", "")
                    case .authors where TermVector.isMarked(term): ("", TermVector.authorMark)
                    case .authors: ("C", "")
                    case .details: ("D", "")
                    case .pinyin: ("", TermVector.spokenMark)
                    case nil: ("", "")
                    }
                let lexeme = TermVector.lexeme(term, mark: mark)
                let flags = (isPrefix && place == terms.count - 1 ? "*" : "") + weight
                let text = lexeme.replacing("\\", with: "\\\\").replacing("'", with: "''")
                return "'\(text)'" + (flags.isEmpty ? "" : ":\(flags)")
            }
        return lexemes.count == 1 ? lexemes[0] : "(" + lexemes.joined(separator: " <-> ") + ")"
    }
}

#endif
