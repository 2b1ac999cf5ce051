// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct JudgingTests {
    private let now: UnixTime = 1_767_240_301

    private func push(_ platform: SimulatedPlatform) -> SimulatedPush {
        PushDraft.text("圍城", from: "oReader").push(to: platform.originalID, at: self.now)
    }

    private func outcome(_ body: String, status: Int = 200, mode: String = "plain") throws -> PushOutcome {
        let platform = try Keys.platform(mode)
        let response = PushResponse(status: status, body: Array(body.utf8))
        return platform.outcome(of: response, to: self.push(platform))
    }

    private func plain(_ reply: Reply, to user: OpenID = "oReader", from account: OriginalID = "gh_7f3c2a91d0be")
        -> String
    {
        String(decoding: reply.xml(to: user, from: account, at: self.now) ?? [], as: UTF8.self)
    }

    private func sealed(
        _ reply: String,
        key: EncodingAESKey? = Keys.aesKey,
        appID: AppID = Keys.appID,
        token: Token? = Keys.token
    ) throws -> SealedReply {
        try SealedReply(
            sealing: Array(reply.utf8),
            with: EnvelopeCodec(key: try #require(key), appID: appID),
            token: try #require(token),
            timestamp: self.now,
            nonce: "1234567890"
        )
    }

    private func isInvalid(_ outcome: PushOutcome) -> Bool { if case .invalid = outcome { true } else { false } }

    @Test(arguments: ["plain", "compatible", "safe"])
    func `success and an empty body are answers in every mode`(_ mode: String) throws {
        #expect(try self.outcome("", mode: mode) == .success)
        #expect(try self.outcome("success", mode: mode) == .success)
    }

    @Test func `a plain reply is an answer but in safe mode`() throws {
        let article = Reply.news([
            Article(title: "围城", description: "钱锺书", pictureURL: "", url: "https://a.cn/?a=1&b=2")
        ])
        #expect(try self.outcome(self.plain(article)) == .reply(article, isSealed: false))
        #expect(try self.outcome(self.plain(article), mode: "compatible") == .reply(article, isSealed: false))
        #expect(try self.isInvalid(self.outcome(self.plain(article), mode: "safe")))
    }

    @Test func `a sealed reply is an answer but in plain mode`() throws {
        let body = String(decoding: try self.sealed(self.plain("围城")).xml, as: UTF8.self)
        #expect(try self.outcome(body, mode: "safe") == .reply("围城", isSealed: true))
        #expect(try self.outcome(body, mode: "compatible") == .reply("围城", isSealed: true))
        #expect(try self.isInvalid(self.outcome(body, mode: "plain")))
    }

    @Test func `a sealed reply that was tampered with isn't`() throws {
        let good = try self.sealed(self.plain("围城"))
        var broken: [SealedReply] = []
        for index in 0..<4 {
            var reply = good
            switch index {
            case 0: reply.signature = String(good.signature.reversed())
            case 1: reply.nonce = "1234567891"
            case 2: reply.timestamp = 1
            default: reply.encrypt = (good.encrypt.hasPrefix("A") ? "B" : "A") + good.encrypt.dropFirst()
            }
            broken.append(reply)
        }
        broken.append(try self.sealed(self.plain("围城"), key: Keys.otherKey))
        broken.append(try self.sealed(self.plain("围城"), appID: "wxother"))
        broken.append(try self.sealed(self.plain("围城"), token: Token("another")))
        broken.append(try self.sealed("success"))
        broken.append(try self.sealed(self.plain("围城", to: "oOther")))
        for reply in broken {
            #expect(try self.isInvalid(self.outcome(String(decoding: reply.xml, as: UTF8.self), mode: "safe")))
        }
    }

    @Test(arguments: [
        "success\n", "ok", "{\"errcode\":0}", "<html></html>", "\n<xml></xml>", "<?xml version=\"1.0\"?><xml></xml>",
        "<xml>", "<xml></xml>", "<xml><MsgType>text</MsgType></xml>",
    ])
    func `what WeChat would show its failure notice for isn't an answer`(_ body: String) throws {
        #expect(try self.isInvalid(self.outcome(body)))
    }

    @Test func `a reply to somebody else isn't an answer`() throws {
        #expect(try self.isInvalid(self.outcome(self.plain("a", to: "oOther"))))
        #expect(try self.isInvalid(self.outcome(self.plain("a", from: "gh_other"))))
    }

    @Test func `another status than 200 is an error with the beginning of its body`() throws {
        let page = String(repeating: "x", count: 1000)
        #expect(try self.outcome(page, status: 500) == .httpError(status: 500, body: String(page.prefix(200))))
        #expect(try self.outcome("success", status: 204) == .httpError(status: 204, body: "success"))
    }

    @Test func `too much is no answer`() throws {
        var response = PushResponse(status: 200, body: [])
        response.isTooLong = true
        let platform = try Keys.platform("plain")
        #expect(self.isInvalid(platform.outcome(of: response, to: self.push(platform))))
    }
}
