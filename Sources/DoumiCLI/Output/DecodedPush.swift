// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// A push as `doumi decode` prints it.
struct DecodedPush: Encodable {
    let kind: String
    let name: String
    let typed: Bool
    let deliveryKey: String
    let fields: FieldJSON
    let value: FieldJSON
    let plaintext: String?

    init(_ message: IncomingMessage, plaintext: [UInt8]?) {
        self.kind = "\(message.kind)"
        self.name = message.eventName ?? message.type
        self.typed = message.isTyped
        self.deliveryKey = DeliveryKey(message).description
        self.fields = FieldJSON(message.fields)
        self.value = FieldJSON(message.value)
        self.plaintext = plaintext.map { String(decoding: $0, as: UTF8.self) }
    }
}
