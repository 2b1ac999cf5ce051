// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookSources
public import WeChatServer

/// Where Doumi looks for books, all of it parsed and checked.
///
/// - `books.sources`: ``order``, `local`
/// - `douban.baseURL`, `douban.apiKey`, `douban.method`
/// - `openlibrary.baseURL`, `openlibrary.contact`
/// - `googlebooks.baseURL`, `googlebooks.apiKey`
/// - `neodb.baseURL`
public struct SourceConfiguration: Hashable, Sendable {
    /// The sources in their order, each once; the local catalogue, which always comes first, isn't among them.
    public var order: [BookSourceName] = []
    /// Where Douban's API stands, or a server that speaks it.
    public var doubanURL = SourceBaseURL.douban
    /// The operator's key for it.
    public var doubanKey: SourceKey?
    /// How it is asked.
    public var doubanMethod = DoubanSource.Method.get
    /// Where Open Library stands.
    public var openLibraryURL = SourceBaseURL.openLibrary
    /// Whom Open Library may write to.
    public var openLibraryContact: OpenLibraryContact?
    /// Where Google Books stands.
    public var googleBooksURL = SourceBaseURL.googleBooks
    /// The operator's key for it.
    public var googleBooksKey: SourceKey?
    /// The NeoDB server.
    public var neoDBURL = SourceBaseURL.neoDB

    /// The local catalogue alone.
    public init() {}

    /// Reads the configuration.
    ///
    /// - Throws: `ConfigurationError` for the first value that isn't allowed, and for a source without what it needs.
    public init(settings: Settings) throws(ConfigurationError) {
        if let order = try settings.value("books.sources", as: .sources) { self.order = order.filter { $0 != .local } }
        if let url = try settings.value("douban.baseURL", as: .sourceURL) { self.doubanURL = url }
        self.doubanKey = try settings.value("douban.apiKey", as: .sourceKey)
        if let method = try settings.value("douban.method", as: .choice(DoubanSource.Method.self)) {
            self.doubanMethod = method
        }
        if let url = try settings.value("openlibrary.baseURL", as: .sourceURL) { self.openLibraryURL = url }
        let contact = SettingParser(allowed: "a mail address, or an address like https://books.example.org/contact") {
            OpenLibraryContact($0)
        }
        self.openLibraryContact = try settings.value("openlibrary.contact", as: contact)
        if let url = try settings.value("googlebooks.baseURL", as: .sourceURL) { self.googleBooksURL = url }
        self.googleBooksKey = try settings.value("googlebooks.apiKey", as: .sourceKey)
        if let url = try settings.value("neodb.baseURL", as: .sourceURL) { self.neoDBURL = url }
        if self.order.contains(.openlibrary), self.openLibraryContact == nil {
            throw Self.missing(
                "openlibrary.contact",
                "books.sources has openlibrary, which turns away those who don't say whom to write to",
                contact.allowed,
                settings
            )
        }
        // Without a key Google's own quota is used up by everybody else; a server in its place may want none.
        if self.order.contains(.googlebooks), self.googleBooksKey == nil, self.googleBooksURL == .googleBooks {
            throw Self.missing(
                "googlebooks.apiKey",
                "books.sources has googlebooks, which answers nobody without a key",
                "the key of your project",
                settings
            )
        }
    }

    private static func missing(
        _ name: String,
        _ problem: String,
        _ allowed: String,
        _ settings: Settings
    ) -> ConfigurationError {
        let key = settings.keys.first { $0.name == name } ?? ConfigurationKey(name, help: "")
        return ConfigurationError(key: key, problem: problem, allowed: allowed)
    }
}
