// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension Work {
    /// What happens to a push on its way in, and to a reply on its way out.
    static func protocolWorks() throws -> [Work] {
        let push = SamplePush.text(number: 0)
        let message = try IncomingMessage(parsing: push)
        let (codec, token) = (SamplePush.codec, SamplePush.token)
        let reply = Reply.text("《浪潮之巅》有货，欢迎来店里看看。")
        let sealed = Envelope(account: message.account, encrypt: String(decoding: try codec.seal(push), as: UTF8.self))
        let envelope = sealed.xml
        let query = SamplePush.query(encrypt: sealed.encrypt)
        return [
            .at(once: "decode") { keep(try IncomingMessage(parsing: push)) },
            .at(once: "delivery key") { keep(DeliveryKey(message)) },
            .at(once: "verify") {
                let query = PushQuery(parsing: query)
                keep(SamplePush.credentials.token(signing: query))
            },
            .at(once: "decrypt") {
                guard let envelope = Envelope(try XMLDocument(parsing: envelope).root) else { return }
                keep(try SamplePush.credentials.open(envelope, query: PushQuery(parsing: query)))
            },
            .at(once: "encode") { keep(reply.xml(to: message.sender, from: message.account, at: message.createTime)) },
            .at(once: "encode, sealed") {
                guard let xml = reply.xml(to: message.sender, from: message.account, at: 1) else { return }
                keep(try SealedReply(sealing: xml, with: codec, token: token, timestamp: 1, nonce: "1234567890").xml)
            },
        ]
    }
}
