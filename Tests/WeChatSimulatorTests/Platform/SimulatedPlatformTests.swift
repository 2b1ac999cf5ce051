// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct SimulatedPlatformTests {
    private let now: UnixTime = 1_767_240_300

    private func push(_ platform: SimulatedPlatform) -> SimulatedPush {
        PushDraft.text("圍城 & <书>", from: "o+/ User").push(to: platform.originalID, at: self.now)
    }

    @Test(arguments: ["plain", "compatible", "safe"])
    func `each mode's push is accepted, and opens to what was sent`(_ mode: String) throws {
        let platform = try Keys.platform(mode)
        let credentials = try Keys.credentials()
        let push = self.push(platform)
        let request = try platform.request(for: push, at: self.now)
        #expect(request.method == "POST")
        let query = PushQuery(parsing: request.query)
        #expect(credentials.token(signing: query) == Keys.token)
        #expect(query.time == self.now)
        #expect(query.isEncrypted == (mode != "plain"))
        #expect(request.query.contains("openid=o%2B%2F%20User"))
        let root = try XMLDocument(parsing: request.body ?? []).root
        let envelope = Envelope(root)
        #expect((envelope != nil) == (mode != "plain"))
        if let envelope {
            #expect(envelope.account == platform.originalID)
            #expect(try credentials.open(envelope, query: query).message == push.xml)
        }
        #expect(IncomingMessage(from: root).type == (mode == "safe" ? "" : "text"))
        if mode != "safe" { #expect(DeliveryKey(IncomingMessage(from: root)) == DeliveryKey(try self.message(push))) }
    }

    private func message(_ push: SimulatedPush) throws -> IncomingMessage { try IncomingMessage(parsing: push.xml) }

    @Test func `each attempt has a nonce, a signature and a ciphertext of its own`() throws {
        let platform = try Keys.platform("safe")
        let push = self.push(platform)
        let (first, second) = (
            try platform.request(for: push, at: self.now), try platform.request(for: push, at: self.now)
        )
        #expect(first.nonce != second.nonce)
        #expect(first.query != second.query)
        #expect(first.body != second.body)
    }

    @Test func `a key or an AppID that is missing makes no protection`() {
        typealias Protection = SimulatedPlatform.Protection
        #expect(Protection(mode: "plain", key: nil, appID: nil) == .plain)
        #expect(Protection(mode: "safe", key: Keys.aesKey, appID: nil) == nil)
        #expect(Protection(mode: "compatible", key: nil, appID: Keys.appID) == nil)
        #expect(Protection(mode: "raw", key: Keys.aesKey, appID: Keys.appID) == nil)
    }

    @Test func `forged requests are wrong in what was asked for, and in nothing else`() throws {
        var platform = try Keys.platform("safe")
        let credentials = try Keys.credentials()
        let push = self.push(platform)
        platform.forgery.clockOffset = -700
        let old = PushQuery(parsing: try platform.request(for: push, at: self.now).query)
        #expect(old.time == 1_767_239_600)
        #expect(credentials.token(signing: old) != nil)
        platform.forgery = Forgery()
        platform.forgery.timestamp = "soon"
        let odd = PushQuery(parsing: try platform.request(for: push, at: self.now).query)
        #expect(odd.timestamp == "soon")
        #expect(credentials.token(signing: odd) != nil)
        platform.forgery = Forgery()
        platform.forgery.signature = "0000"
        let forged = PushQuery(parsing: try platform.request(for: push, at: self.now).query)
        #expect(credentials.token(signing: forged) == nil)
        platform.forgery = Forgery()
        platform.forgery.messageSignature = "0000"
        platform.forgery.nonce = "42"
        let request = try platform.request(for: push, at: self.now)
        let query = PushQuery(parsing: request.query)
        #expect(query.nonce == "42")
        #expect(credentials.token(signing: query) != nil)
        let envelope = try #require(Envelope(try XMLDocument(parsing: request.body ?? []).root))
        #expect(throws: EnvelopeError.signature) { try credentials.open(envelope, query: query) }
    }

    @Test func `a verification carries a signed echo and no body`() throws {
        let request = try Keys.platform("safe").verification(echo: "5577006791947779410", at: self.now)
        #expect(request.method == "GET")
        #expect(request.body == nil)
        let query = PushQuery(parsing: request.query)
        #expect(query.echo == "5577006791947779410")
        #expect(query.messageSignature == nil)
        #expect(try Keys.credentials().token(signing: query) != nil)
    }
}
