// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where the record of a book comes from.
public struct Origin: Hashable, Sendable, Codable {
    /// The name of the source: `starter`, `import`, later `douban`, `openlibrary`.
    ///
    /// It has no colon in it.
    public var source: String
    /// What the book is called there, if the source has such a thing.
    public var id: String?

    /// Names a source, and the book's name in it.
    public init(source: String, id: String? = nil) {
        self.source = source
        self.id = id
    }

    /// The catalogue that ships with this package.
    public static let starter = Origin(source: "starter")
}
