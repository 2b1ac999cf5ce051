// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What an index is asked for: terms that follow one another, combined.
package indirect enum TermExpression: Hashable, Sendable {
    /// Terms that stand one after another in one field.
    case phrase([String], field: TermField? = nil, isPrefix: Bool = false)
    /// Everything of this.
    case all([TermExpression])
    /// Any of this.
    case any([TermExpression])

    /// The expression without needless nesting; `nil` if nothing is asked for.
    package var simplified: TermExpression? {
        switch self {
        case .phrase(let terms, _, _): return terms.isEmpty ? nil : self
        case .all(let parts):
            let rest = parts.compactMap(\.simplified)
            return rest.count > 1 ? .all(rest) : rest.first
        case .any(let parts):
            let rest = parts.compactMap(\.simplified)
            return rest.count > 1 ? .any(rest) : rest.first
        }
    }
}
