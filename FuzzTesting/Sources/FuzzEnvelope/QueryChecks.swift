// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What must hold of queries.
enum QueryChecks {
    /// Any bytes as a query; and any text, escaped, as one of its values.
    static func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let query = PushQuery(parsing: text)
        let token = Token("swiftToken2026")!
        precondition(
            Credentials(tokens: [token]).token(signing: query) == nil
                || query.signature == "\(Signature(token: token, timestamp: query.timestamp, nonce: query.nonce))",
            "a signature is taken that isn't the token's"
        )
        _ = (query.time, query.isEncrypted)

        let escaped = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let read = PushQuery(parsing: "nonce=\(escaped)&echostr=\(escaped)&nonce=2&=&&x")
        precondition(read.echo == text && (read.nonce == text || text.isEmpty), "a value reads otherwise")
    }
}
