// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A field of the index.
package enum TermField: String, Hashable, Sendable, CaseIterable {
    case title
    case subtitle
    case authors
    /// Original title, publisher, translators and tags.
    case details
    /// Title and authors read aloud, in full and as initials.
    case pinyin
}
