// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot
public import WeChatProtocol

/// Brings users late replies as customer-service messages, for accounts that have the right to send them.
public struct CustomerServiceDelivery: LateReplyDelivery {
    private let client: WeChatClient
    private let agent: KfAccount?
    private let isMadeByAI: Bool?

    /// Creates a delivery.
    ///
    /// - Parameters:
    ///   - client: Sends the messages.
    ///   - agent: The agent's account under whose name they appear; nil for the account's own.
    ///   - isMadeByAI: Whether to mark them as made by an AI; nil says nothing about it.
    public init(client: WeChatClient, agent: KfAccount? = nil, isMadeByAI: Bool? = nil) {
        self.client = client
        self.agent = agent
        self.isMadeByAI = isMadeByAI
    }

    /// The reply as it is, or nil.
    ///
    /// There is no form for several articles, for a video, which lacks the picture that it needs here, and for handing
    /// a user over.
    public func carried(_ reply: Reply) -> Reply? { Self.content(of: reply) == nil ? nil : reply }

    /// Sends a reply, once.
    /// - Throws: `LateReplyError`.
    public func deliver(_ reply: Reply, to user: OpenID) async throws(LateReplyError) {
        guard let content = Self.content(of: reply) else { throw .notCarried }
        let message = CustomerServiceMessage(content, to: user, agent: self.agent, isMadeByAI: self.isMadeByAI)
        do throws(WeChatClientError) {
            try await self.client.send(message)
        } catch {
            throw LateReplyError(error)
        }
    }

    private static func content(of reply: Reply) -> CustomerServiceMessage.Content? {
        switch reply {
        case .text(let text): text.contains { !$0.isWhitespace } ? .text(text) : nil
        case .image(let id): id.rawValue.isEmpty ? nil : .image(id)
        case .voice(let id): id.rawValue.isEmpty ? nil : .voice(id)
        case .music(let music): music.thumbMediaID.rawValue.isEmpty ? nil : .music(music)
        case .news(let articles): articles.count == 1 ? articles.first.map { .news($0) } : nil
        case .video, .transferToCustomerService, .transferToAI, .nothing: nil
        }
    }
}
