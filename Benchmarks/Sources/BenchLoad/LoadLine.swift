// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What one push is signed with, and in safe mode what it is.
struct LoadLine {
    let token: Token
    let codec: EnvelopeCodec?
    let timestamp: String
    /// Ten digits, from which user and MsgId follow.
    let nonce: String

    /// The line; nil where AES refuses.
    var bytes: [UInt8]? {
        let signature = Signature(token: self.token, timestamp: self.timestamp, nonce: self.nonce)
        let plain = "\(self.timestamp) \(self.nonce) \(signature)"
        guard let codec = self.codec else { return Array("\(plain)\n".utf8) }
        guard let sealed = try? codec.seal(Array(self.push.utf8)) else { return nil }
        let encrypt = String(decoding: sealed, as: UTF8.self)
        let both = Signature(token: self.token, timestamp: self.timestamp, nonce: self.nonce, encrypt: encrypt)
        return Array("\(plain) \(both) \(encrypt)\n".utf8)
    }

    /// The push that push.lua sends in plain mode: ten in a row from one user, no two with one MsgId.
    private var push: String {
        """
        <xml><ToUserName><![CDATA[gh_7f3c2a91d0be]]></ToUserName>
        <FromUserName><![CDATA[oEx4mPl3-OpenId_\(self.nonce.dropFirst(3).prefix(6))_bench]]></FromUserName>
        <CreateTime>\(self.timestamp)</CreateTime>
        <MsgType><![CDATA[text]]></MsgType>
        <Content><![CDATA[请问《浪潮之巅》这本书现在还有货吗？]]></Content>
        <MsgId>2468013\(self.nonce)</MsgId>
        </xml>
        """
    }
}
