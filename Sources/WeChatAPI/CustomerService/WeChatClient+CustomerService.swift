// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension WeChatClient {
    private struct AgentList: Decodable { var kf_list: [CustomerServiceAgent] }

    private struct Typing: Encodable {
        var command: String
        var touser: OpenID
    }

    /// Sends a user a message.
    ///
    /// It is sent once. A second time follows only where WeChat says that it did nothing: the token was at fault, or it
    /// was too busy.
    ///
    /// [发送客服消息](https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage.html)
    /// - Throws: ``WeChatClientError``; after ``WeChatClientError/unknownFate(_:)`` and
    ///   ``WeChatClientError/unreadable(_:)`` the user may have the message, so don't send it again.
    public func send(_ message: CustomerServiceMessage) async throws(WeChatClientError) {
        try await self.perform(.post("/cgi-bin/message/custom/send", message, .onceWhenBusy))
    }

    /// Shows a user that the account is typing, for up to 15 seconds, or no longer.
    ///
    /// [客服输入状态](https://developers.weixin.qq.com/doc/service/api/customer/message/api_customtyping.html)
    /// - Throws: ``WeChatClientError``; with code 45080 where the last exchange is more than 30 seconds ago, with 45081
    ///   where it shows already.
    public func showTyping(_ isTyping: Bool = true, to user: OpenID) async throws(WeChatClientError) {
        let typing = Typing(command: isTyping ? "Typing" : "CancelTyping", touser: user)
        try await self.perform(.post("/cgi-bin/message/custom/typing", typing, .never))
    }

    /// Those who answer users in the account's name.
    ///
    /// [获取客服基本信息](https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_getkflist.html)
    /// - Throws: ``WeChatClientError``; with code 48001 where the account has no right to customer service.
    public func customerServiceAgents() async throws(WeChatClientError) -> [CustomerServiceAgent] {
        try await self.value(AgentList.self, of: .get("/cgi-bin/customservice/getkflist")).kf_list
    }
}
