// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension WeChatClient {
    private struct AddressList: Decodable { var ip_list: [String] }

    /// The addresses from which WeChat sends pushes: single IP addresses, or ranges in CIDR form; they change.
    ///
    /// [获取微信推送服务器IP](https://developers.weixin.qq.com/doc/service/api/base/api_getcallbackip.html)
    public func callbackAddresses() async throws(WeChatClientError) -> [String] {
        try await self.value(AddressList.self, of: .get("/cgi-bin/getcallbackip")).ip_list
    }

    /// The addresses of WeChat's API, for a firewall's list; they change.
    ///
    /// [获取微信API服务器IP](https://developers.weixin.qq.com/doc/service/api/base/api_getapidomainip.html)
    public func apiAddresses() async throws(WeChatClientError) -> [String] {
        try await self.value(AddressList.self, of: .get("/cgi-bin/get_api_domain_ip")).ip_list
    }

    /// Lets WeChat look up and ping the account's callback URL.
    ///
    /// [网络通信检测](https://developers.weixin.qq.com/doc/service/api/base/api_callbackcheck.html)
    /// - Throws: ``WeChatClientError``; with code 40201 where the account has no callback URL.
    public func checkCallback(
        _ action: CallbackCheck.Action = .all,
        from carrier: CallbackCheck.Carrier = .any
    ) async throws(WeChatClientError) -> CallbackCheck {
        let request = CallbackCheck.Request(action: action, check_operator: carrier)
        return try await self.value(CallbackCheck.self, of: .post("/cgi-bin/callback/check", request, .always))
    }
}
