// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct DoctorTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    @Test(arguments: BrokenSetup.allCases)
    func `what is wrong is named, and nothing else`(setup: BrokenSetup) async throws {
        try await SimulatedAPI.run(setup.api) { api in
            var environment = try await Examination.environment(api)
            environment.merge(try await setup.prepare(api, in: self.folder)) { $1 }
            let found = try await Examination(environment, in: self.folder)
            let diagnosis = setup.diagnosis
            #expect(found.ended.status == (diagnosis.id == "configuration" ? 64 : 1))
            #expect(found.failed.map(\.id) == [diagnosis.id], "\(found.failed)")
            let check = try #require(found.failed.first)
            #expect(check.reason.contains(diagnosis.reason), "\(check.reason)")
            #expect(try #require(check.nextStep).contains(diagnosis.nextStep), "\(check)")
        }
    }

    @Test func `a healthy server is found healthy, and not disturbed`() async throws {
        try await SimulatedAPI.run { api in
            var environment = try await Examination.environment(api)
            let server = try await RunningServer.doumi(environment: environment, in: self.folder)
            environment["HTTP_PUBLIC_URL"] = "http://127.0.0.1:\(server.port)"
            let found = try await Examination(environment, in: self.folder)
            #expect(found.ended.status == 0)
            // On loopback the one thing that is left to wish for is a name that the internet knows.
            #expect(found.checks.filter { $0.status != "passed" }.map(\.id) == ["public-url"], "\(found.checks)")
            #expect(found.checks.count == 14)
            #expect(found.checks.first { $0.id == "database" }?.reason.contains("834 books; process ") == true)
            let changing = ["/cgi-bin/menu/create", "/cgi-bin/message/custom/send", "/cgi-bin/clear_quota"]
            for path in changing { #expect(api.received(at: path).isEmpty) }
            #expect(!api.received.contains { $0.body.contains(#""force_refresh":true"#) })
            let text = try await Ended.doumi(["doctor"], environment: environment, in: self.folder)
            #expect(text.status == 0)
            #expect(text.output.contains("✓ access token"))
            #expect(text.output.hasSuffix("no problems, 1 warning\n"))
            #expect(try await server.push(RunningServer.text("围城")).last?.outcome.isValid == true)
        }
    }

    @Test func `a token that WeChat takes back isn't replaced by force`() async throws {
        try await SimulatedAPI.run { api in
            api.answer("/cgi-bin/menu/get", with: .error(40001), times: 2)
            let found = try await Examination(try await Examination.environment(api), in: self.folder)
            #expect(found.failed.map(\.id) == ["menu"])
            #expect(!api.received.contains { $0.body.contains(#""force_refresh":true"#) })
        }
    }

    @Test func `another token than the server's, and an echo with a line end, aren't what WeChat wants`() async throws {
        try await SimulatedAPI.run { api in
            var environment = try await Examination.environment(api)
            let server = try await RunningServer.doumi(environment: environment, in: self.folder)
            environment["HTTP_PUBLIC_URL"] = "http://127.0.0.1:\(server.port)"
            environment["WECHAT_TOKEN"] = "another1"
            let other = try await Examination(environment, in: self.folder)
            #expect(other.failed.map(\.id) == ["verification"])
            #expect(other.failed.first?.reason.contains("HTTP 403: the signature is refused") == true)
            #expect(other.failed.first?.nextStep?.contains("wechat.token") == true)
            let known = environment
            try await LooseEchoServer.run(after: "\n") { url in
                let loose = try await Examination(known.merging(["HTTP_PUBLIC_URL": url]) { $1 }, in: self.folder)
                #expect(loose.failed.map(\.id) == ["verification"])
                #expect(loose.failed.first?.reason.contains("with a line end or spaces around it") == true)
            }
        }
    }

    @Test func `what needs something that isn't there is left out, and says so`() async throws {
        try await SimulatedAPI.run { api in
            let bare = ["WECHAT_API_BASE_URL": try await api.baseURL]
            let found = try await Examination(bare, in: self.folder)
            #expect(found.ended.status == 0)
            #expect(found["clock"] == "passed" && found["token"] == "skipped" && found["verification"] == "skipped")
            #expect(found["configuration"] == "warned" && found["database"] == "warned")
            #expect(try self.leftovers.isEmpty)
            let unreachable = try await Examination(["WECHAT_API_BASE_URL": "http://127.0.0.1:1"], in: self.folder)
            #expect(unreachable.ended.status == 0)
            #expect(unreachable["api"] == "skipped" && unreachable["clock"] == "skipped")
        }
    }

    @Test func `each of several accounts is looked at, or the one that is named`() async throws {
        try await SimulatedAPI.run { api in
            let environment = [
                "ACCOUNTS": "shop,news", "ACCOUNT_SHOP_TOKEN": Keys.token, "ACCOUNT_NEWS_TOKEN": "otherToken1",
                "ACCOUNT_NEWS_APP_ID": api.appID.rawValue, "ACCOUNT_NEWS_APP_SECRET": "wrong",
                "WECHAT_API_BASE_URL": try await api.baseURL,
            ]
            let both = try await Examination(environment, in: self.folder)
            #expect(both.failed.map(\.account) == ["news"])
            #expect(Set(both.checks.compactMap(\.account)) == ["shop", "news"])
            let shop = try await Examination(environment, ["--account", "shop"], in: self.folder)
            #expect(shop.ended.status == 0)
            #expect(Set(shop.checks.compactMap(\.account)) == ["shop"])
            let arguments = ["doctor", "--account", "nobody"]
            #expect(try await Ended.doumi(arguments, environment: environment, in: self.folder).status == 64)
        }
    }

    @Test(arguments: [true, false])
    func `no secret is shown, whatever fails and whatever WeChat repeats`(isReached: Bool) async throws {
        try await SimulatedAPI.run { api in
            var environment = try await Examination.environment(api)
            environment.merge(Keys.environment(mode: "safe")) { own, _ in own }
            environment["DATABASE_URL"] = "postgres://doumi:words-of-the-database@127.0.0.1:1/doumi"
            if isReached {
                let words = #"{"errcode":40125,"errmsg":"invalid appsecret \#(api.secret)"}"#
                api.answer("/cgi-bin/stable_token", with: .text(words), times: 4)
            } else {
                environment["WECHAT_PROXY"] = "http://doumi:words-of-the-proxy@127.0.0.1:1"
            }
            let secrets = Examination.secrets(of: environment)
            #expect(secrets.count == (isReached ? 4 : 5))
            let found = try await Examination(environment, in: self.folder)
            #expect(found.failed.map(\.id) == ["database", isReached ? "token" : "api"])
            let text = try await Ended.doumi(["doctor"], environment: environment, in: self.folder)
            for secret in secrets {
                for said in [found.ended.output, text.output, text.errors] { #expect(!said.contains(secret)) }
            }
        }
    }

    @Test func `words from the network don't talk to the terminal`() async throws {
        try await SimulatedAPI.run { api in
            let words = #"{"errcode":40125,"errmsg":"invalid \u001b[31mappsecret\u0007\u202e"}"#
            api.answer("/cgi-bin/stable_token", with: .text(words))
            let environment = try await Examination.environment(api)
            let ended = try await Ended.doumi(["doctor"], environment: environment, in: self.folder)
            #expect(ended.status == 1)
            #expect(ended.output.contains("✗ access token"))
            let scalars = ended.output.unicodeScalars
            #expect(!scalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
        }
    }

    /// What stands in the folder beside the programs' own output.
    private var leftovers: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: self.folder.path)
                .filter { name in !["in", "out", "err"].contains { name.hasSuffix(".\($0)") } }
        }
    }
}
