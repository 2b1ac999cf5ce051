// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@Suite struct PushTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    @Test(arguments: ["plain", "compatible", "safe"])
    func `a push is answered, and a forged one refused, in every mode`(mode: String) async throws {
        let environment = Keys.environment(mode: mode)
        let server = try await RunningServer.doumi(environment: environment, in: self.folder)
        func push(_ arguments: String...) async throws -> Ended {
            try await Ended.doumi(["push", server.url] + arguments, environment: environment, in: self.folder)
        }
        let good = try await push("--text", "圍城")
        #expect(good.status == 0)
        #expect(good.output.contains(mode == "plain" ? "reply news" : "reply news, encrypted"))
        #expect(good.output.contains("钱锺书"))

        let event = try await push("--event", "subscribe")
        #expect(event.status == 0)
        #expect(event.output.contains("欢迎"))
        #expect(try await push("--event", "LOCATION").output.contains("success"))

        let wrong = try await push("--text", "圍城", "--signature", "0000000000000000000000000000000000000000")
        #expect(wrong.status == 1)
        #expect(wrong.output.contains("HTTP 403: forbidden"))
        let old = try await push("--text", "圍城", "--clock-offset", "-3600")
        #expect(old.status == 1)
        #expect(old.output.contains("HTTP 403: forbidden"))
        let large = try self.folder.write("large", [UInt8](repeating: 0x78, count: 2 << 20))
        let tooLarge = try await push("--file", large)
        #expect(tooLarge.status == 1)
        // In compatible and safe mode the file stands in an envelope, or can't: then it isn't sent as it is.
        #expect(tooLarge.output.contains("HTTP 413: content too large"))

        #expect(try await push("--verify").output == "verified\n")
        let unverified = try await push("--verify", "--token", "otherToken")
        #expect(unverified.status == 1)
        #expect(unverified.output.contains("not verified: HTTP 403"))

        let log = try server.program.errors
        for cause in ["cause=signature", "cause=timestamp", "cause=size"] { #expect(log.contains(cause), "\(cause)") }
        for secret in ["圍城", Keys.token, Keys.aesKey, "oSimulatedUser"] { #expect(!log.contains(secret)) }
        #expect(try await server.terminate() == 0)
    }

    @Test func `without a URL the push goes to the configured server on this machine`() async throws {
        var environment = Keys.environment(mode: "safe")
        let server = try await RunningServer.doumi(environment: environment, in: self.folder)
        environment["HTTP_HOST"] = "0.0.0.0"
        environment["HTTP_PORT"] = "\(server.port)"
        let pushed = try await Ended.doumi(["push", "--text", "圍城"], environment: environment, in: self.folder)
        #expect(pushed.status == 0)
        #expect(pushed.output.contains("钱锺书"))
        #expect(try await server.terminate() == 0)

        environment["HTTP_PORT"] = "0"
        let nowhere = try await Ended.doumi(["push", "--text", "圍城"], environment: environment, in: self.folder)
        #expect(nowhere.status == 64)
        #expect(nowhere.errors.contains("which URL?"))
    }

    @Test func `where nobody listens it says so`() async throws {
        let arguments = ["push", "http://127.0.0.1:1/weixin", "--text", "a"]
        let ended = try await Ended.doumi(arguments, environment: Keys.environment(mode: "plain"), in: self.folder)
        #expect(ended.status == 1)
        #expect(ended.output.contains("no answer: connection refused"))
        #expect(!ended.output.contains("the user sees"))
    }

    @Test func `after three attempts it says what the user sees`() async throws {
        let arguments = ["push", "http://127.0.0.1:1/weixin", "--text", "a", "--retries", "3"]
        let ended = try await Ended.doumi(arguments, environment: Keys.environment(mode: "plain"), in: self.folder)
        #expect(ended.status == 1)
        #expect(
            ended.output.split(separator: "\n").map { $0.prefix(9) } == [
                "attempt 1", "attempt 2", "attempt 3", "the user ",
            ]
        )
        #expect(ended.output.hasSuffix("the user sees: 该公众号暂时无法提供服务，请稍后再试\n"))
    }
}
