// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct DecodeTests {
    private static let text =
        "<xml><ToUserName>gh_000000000000</ToUserName><FromUserName>oUser</FromUserName>"
        + "<CreateTime>1767240300</CreateTime><MsgType>text</MsgType><Content>hi</Content><MsgId>1</MsgId></xml>"
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    private struct Output: Decodable {
        var kind: String
        var name: String
        var typed: Bool
        var deliveryKey: String
        var plaintext: String?
    }

    private func output(_ ended: Ended) throws -> Output {
        try JSONDecoder().decode(Output.self, from: Data(ended.output.utf8))
    }

    @Test func `a push is printed as JSON, from a file and from a pipe`() async throws {
        let file = try self.folder.write("push.xml", Self.text)
        let first = try await Ended.doumi(["decode", file], in: self.folder)
        let second = try await Ended.doumi(["decode"], input: Self.text, in: self.folder)
        let third = try await Ended.doumi(["decode", "-"], input: Self.text, in: self.folder)
        #expect(first.status == 0)
        #expect(first.errors == "")
        #expect([second, third] == [first, first])
        let output = try self.output(first)
        #expect(output.kind == "message")
        #expect(output.name == "text")
        #expect(output.typed)
        #expect(output.deliveryKey.count == 64)
    }

    @Test(arguments: ["", "nonsense", "<xml>", "<!DOCTYPE a><xml/>"])
    func `what can't be read is status 1 and one line`(input: String) async throws {
        let ended = try await Ended.doumi(["decode"], input: input, in: self.folder)
        #expect(ended.status == 1)
        #expect(ended.output == "")
        #expect(ended.errorLines.count == 1)
    }

    @Test func `an envelope is verified and opened, and nothing is printed where it isn't genuine`() async throws {
        let key = try #require(EncodingAESKey(Keys.aesKey))
        let platform = SimulatedPlatform(
            token: try #require(Token(Keys.token)),
            protection: .safe(key, AppID(rawValue: Keys.appID))
        )
        let request = try platform.request(for: SimulatedPush(xml: Array(Self.text.utf8)), at: 1_767_240_300)
        let file = try self.folder.write("push.xml", try #require(request.body))
        func decode(_ changes: [String: String] = [:]) async throws -> Ended {
            var options = [
                "--token": Keys.token, "--app-id": Keys.appID, "--encoding-aes-key": Keys.aesKey,
                "--query": request.query,
            ]
            options.merge(changes) { $1 }
            return try await Ended.doumi(["decode", file] + options.flatMap { [$0.key, $0.value] }, in: self.folder)
        }
        #expect(try self.output(await decode()).plaintext == Self.text)
        let forgeries = [
            ["--token": "otherToken"], ["--app-id": "wx9999999999999999"], ["--query": "timestamp=1"],
            ["--encoding-aes-key": "BB" + Keys.aesKey.dropFirst(2)],
        ]
        for forgery in forgeries {
            let ended = try await decode(forgery)
            #expect(ended.status == 1)
            #expect(ended.output == "")
            #expect(ended.errorLines.count == 1)
        }
        #expect(try await decode(["--encoding-aes-key": "short"]).status == 64)
    }

    @Test func `a signature alone is checked where there is no key`() async throws {
        let platform = SimulatedPlatform(token: try #require(Token(Keys.token)))
        let query = platform.verification(echo: "", at: 1_767_240_300).query
        let file = try self.folder.write("push.xml", Self.text)
        let good = try await Ended.doumi(["decode", file, "--token", Keys.token, "--query", query], in: self.folder)
        #expect(good.status == 0)
        let bad = try await Ended.doumi(["decode", file, "--token", "otherToken", "--query", query], in: self.folder)
        #expect(bad.status == 1)
        #expect(bad.errors == "error: the signature is wrong\n")
        #expect(try await Ended.doumi(["decode", file, "--token", Keys.token], in: self.folder).status == 64)
    }
}
