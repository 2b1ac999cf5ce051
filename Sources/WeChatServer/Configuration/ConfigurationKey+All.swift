// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ConfigurationKey {
    /// Every key that this version knows, those included that only later versions or Doumi use: a bot beside Doumi may
    /// share its file.
    public static let all: [ConfigurationKey] =
        Self.http + Self.account + Self.storage + Self.books + Self.limits + Self.log

    private static let http = [
        ConfigurationKey("http.host", default: "127.0.0.1", help: "Address that the webhook listens on."),
        ConfigurationKey("http.port", default: "8080", help: "Port of the webhook; 0 takes any free one."),
        ConfigurationKey(
            "http.publicURL",
            help: "Where the internet reaches this server, http(s)://…; cards then have covers."
        ),
        ConfigurationKey("console.host", default: "127.0.0.1", help: "Address that the console listens on."),
        ConfigurationKey("console.port", default: "8081", help: "Port of the console."),
        ConfigurationKey("console.password", isSecret: true, help: "Needed where others can reach the console."),
        ConfigurationKey(
            "console.showText",
            default: "false",
            help: "Whether the console shows what users write and the bot answers; true or false."
        ),
    ]

    private static let account = [
        ConfigurationKey(
            "wechat.token",
            default: "made at the first start",
            isSecret: true,
            help: "Token (令牌) of the account's server configuration."
        ),
        ConfigurationKey("wechat.appID", help: "The account's AppID, wx…; needed with encodingAesKey and appSecret."),
        ConfigurationKey("wechat.appSecret", isSecret: true, help: "The account's AppSecret, to call WeChat's API."),
        ConfigurationKey("wechat.encodingAesKey", isSecret: true, help: "EncodingAESKey (消息加解密密钥)."),
        ConfigurationKey("wechat.originalID", help: "The account's gh_…; pushes for any other are refused."),
        ConfigurationKey("wechat.previousToken", isSecret: true, help: "The token before the last change."),
        ConfigurationKey("wechat.previousEncodingAesKey", isSecret: true, help: "The key before the last change."),
        ConfigurationKey(
            "wechat.mode",
            default: "safe with a key, else plain",
            isShared: true,
            help: "How pushes are protected: plain, compatible or safe."
        ),
        ConfigurationKey(
            "wechat.replayWindow",
            default: "600s",
            isShared: true,
            help: "How old a push may be; 0 switches this check off."
        ),
        ConfigurationKey(
            "wechat.lateReplies",
            default: "auto",
            isShared: true,
            help: "How late answers reach the user: auto, customerService or pickup."
        ),
        ConfigurationKey(
            "wechat.replyDeadline",
            default: "4.5s",
            isShared: true,
            help: "How long after a push arrived it is answered at the latest; WeChat waits 5 s."
        ),
        ConfigurationKey(
            "wechat.handlerTimeout",
            default: "120s",
            isShared: true,
            help: "When a handler is cancelled and given up."
        ),
        ConfigurationKey(
            "wechat.apiBaseURL",
            default: "https://api.weixin.qq.com",
            isShared: true,
            help: "WeChat's API, without /cgi-bin."
        ),
        ConfigurationKey("wechat.proxy", isSecret: true, isShared: true, help: "A proxy on the way to WeChat's API."),
        ConfigurationKey("wechat.name", isShared: true, help: "The account's name, for the home page."),
        ConfigurationKey("wechat.qrCode", isShared: true, help: "A PNG, JPEG or GIF file, for the home page."),
        ConfigurationKey(
            "accounts",
            isList: true,
            help: "Names of several accounts: shop,news has account.shop.token and so on."
        ),
    ]

    private static let storage = [
        ConfigurationKey(
            "database.url",
            default: "sqlite:doumi.db",
            isSecret: true,
            help: "sqlite:FILE; postgres://…, for several servers; memory:, to keep nothing."
        ),
        ConfigurationKey(
            "store.retention",
            default: "7d",
            help: "How long dead letters are kept, and answers that nobody fetched."
        ),
        ConfigurationKey("menu.file", help: "The custom menu, in WeChat's own JSON."),
    ]

    private static let books = [
        ConfigurationKey(
            "books.sources",
            default: "local",
            isList: true,
            help: "Where books come from, in order: local, douban, openlibrary, googlebooks, neodb."
        ),
        ConfigurationKey(
            "douban.baseURL",
            default: "https://api.douban.com",
            help: "Douban's API or one like it, without /v2."
        ),
        ConfigurationKey("douban.apiKey", isSecret: true, help: "Key for Douban's API."),
        ConfigurationKey("douban.method", default: "GET", help: "How Douban's API is asked: GET or POST."),
        ConfigurationKey("openlibrary.baseURL", default: "https://openlibrary.org", help: "Open Library's API."),
        ConfigurationKey("openlibrary.contact", help: "A mail address that Open Library may write to; needed for it."),
        ConfigurationKey("googlebooks.baseURL", default: "https://www.googleapis.com", help: "Google Books' API."),
        ConfigurationKey("googlebooks.apiKey", isSecret: true, help: "Key for Google Books' API; needed for it."),
        ConfigurationKey("neodb.baseURL", default: "https://neodb.social", help: "A NeoDB server."),
    ]

    private static let limits = [
        ConfigurationKey("limits.body", default: "64KiB", help: "Length of a push."),
        ConfigurationKey("limits.connections", default: "4096", help: "Open connections."),
        ConfigurationKey("limits.requestDeadline", default: "10s", help: "Time for a request to arrive, all of it."),
        ConfigurationKey("limits.idle", default: "60s", help: "How long a connection may stay open unused."),
        ConfigurationKey("limits.handlers", default: "10000", help: "Handlers that run at the same time."),
        ConfigurationKey("limits.queue", default: "10000", help: "Pushes that wait for a handler."),
        ConfigurationKey("limits.userQueue", default: "16", help: "Pushes of one user that are worked on or wait."),
    ]

    private static let log = [
        ConfigurationKey("log.level", default: "info", help: "trace, debug, info, notice, warning, error or critical."),
        ConfigurationKey("log.format", default: "text", help: "text, or json: an object on each line."),
    ]
}
