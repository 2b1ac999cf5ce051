// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The sources that this module knows, by the names that the configuration uses.
public enum BookSourceName: String, CaseIterable, Hashable, Sendable {
    /// The catalogue on this machine.
    case local
    /// Douban's API v2, or a server that speaks it.
    case douban
    /// Open Library.
    case openlibrary
    /// Google Books.
    case googlebooks
    /// NeoDB.
    case neodb
}
