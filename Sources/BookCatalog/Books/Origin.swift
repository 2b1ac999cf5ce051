// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where the record of a book comes from.
public struct Origin: Hashable, Sendable, Codable {
    /// The name of the source: `starter`, `import`, `douban`, `openlibrary`.
    ///
    /// It has no colon in it.
    public var source: String
    /// What the book is called there, if the source has such a thing.
    public var id: String?
    /// The day on which it was fetched from there; nil for what doesn't age: the starter catalogue, an import.
    public var date: PublicationDate?

    /// Names a source, the book's name in it, and when it was asked.
    public init(source: String, id: String? = nil, date: PublicationDate? = nil) {
        self.source = source
        self.id = id
        self.date = date
    }

    /// The catalogue that ships with this package.
    public static let starter = Origin(source: "starter")
}
