// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import WeChatAPI

extension APIAccess {
    /// Reads an account's access to the API; nil where it has no AppSecret.
    /// - Throws: ``ConfigurationError`` for a value that isn't allowed.
    init?(settings: Settings, account name: String) throws(ConfigurationError) {
        let secret = SettingParser(allowed: "the AppSecret, 32 letters and digits") { AppSecret($0) }
        let place = try WeChatClientConfiguration(settings: settings, account: name)
        guard let secret = try settings.value("appSecret", account: name, as: secret) else { return nil }
        self.init(secret: secret, baseURL: place.baseURL, proxy: place.proxy)
    }
}

extension WeChatClientConfiguration {
    /// Reads how an account reaches the API, whether or not it has an AppSecret.
    /// - Throws: ``ConfigurationError`` for a value that isn't allowed.
    package init(settings: Settings, account name: String) throws(ConfigurationError) {
        let baseURL = SettingParser(allowed: "an address like https://api.weixin.qq.com") { APIBaseURL($0) }
        let proxy = SettingParser(allowed: "an address like http://host:port or socks5://host:port") { ProxyURL($0) }
        let base = try settings.value("apiBaseURL", account: name, as: baseURL)
        let way = try settings.value("proxy", account: name, as: proxy)
        self.init(baseURL: base ?? .weChat, proxy: way)
    }
}
