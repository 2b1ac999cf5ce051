// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// One push: what stays the same in all of WeChat's attempts to deliver it.
public struct SimulatedPush: Sendable, Equatable {
    /// The message, plain, UTF-8.
    public let xml: [UInt8]
    /// Who sends it; a reply must be to them.
    public let sender: OpenID
    /// The account that it is for; a reply must be from it.
    public let account: OriginalID

    init(xml: [UInt8], sender: OpenID, account: OriginalID) {
        self.xml = xml
        self.sender = sender
        self.account = account
    }

    /// Takes a whole push as it is, out of a file for instance.
    /// - Throws: `XMLError` where the bytes aren't XML.
    public init(xml: [UInt8]) throws(XMLError) {
        let message = try IncomingMessage(parsing: xml)
        self.init(xml: xml, sender: message.sender, account: message.account)
    }

    /// Takes any bytes, to see what a server does with a body that isn't a push.
    public init(unreadable bytes: [UInt8]) {
        self.init(xml: bytes, sender: PushDraft.user, account: SimulatedPlatform.originalID)
    }

    /// The push in compatible mode: with an envelope as the last child of the root element.
    func adding(_ encrypt: [UInt8]) -> [UInt8] {
        let lastTag = self.xml.indices.dropLast()
            .last { index in
                self.xml[index] == UInt8(ascii: "<") && self.xml[index + 1] == UInt8(ascii: "/")
            }
        guard let lastTag else { return self.xml }
        let element = Array("<Encrypt><![CDATA[".utf8) + encrypt + Array("]]></Encrypt>".utf8)
        return self.xml[..<lastTag] + element + self.xml[lastTag...]
    }
}
