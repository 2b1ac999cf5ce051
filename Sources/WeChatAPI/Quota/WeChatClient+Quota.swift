// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension WeChatClient {
    private struct Answer: Decodable { var quota: APIQuota }

    /// How often a call may be made on this day, and how often it was.
    ///
    /// [查询API调用额度](https://developers.weixin.qq.com/doc/service/api/apimanage/api_getapiquota.html)
    /// - Parameter path: The call's path, such as `/cgi-bin/message/custom/send`.
    /// - Returns: The day's numbers.
    /// - Throws: ``WeChatClientError``; with code 76021 for a path that WeChat doesn't know, with 76022 for one that the
    ///   account may not call.
    public func quota(of path: String) async throws(WeChatClientError) -> APIQuota {
        try await self.value(Answer.self, of: .post("/cgi-bin/openapi/quota/get", ["cgi_path": path], .always)).quota
    }

    /// Sets all of the account's daily counters to zero; WeChat allows it ten times a month.
    ///
    /// [重置API调用次数](https://developers.weixin.qq.com/doc/service/api/openApi-mgnt/api_clearquota.html)
    /// - Throws: ``WeChatClientError``; with code 48006 where the ten are used up.
    public func clearQuota() async throws(WeChatClientError) {
        try await self.perform(.post("/cgi-bin/clear_quota", ["appid": self.appID], .never))
    }
}
