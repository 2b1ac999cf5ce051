// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite struct ServeTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    @Test func `in an empty folder it makes what it needs, and says on stdout where to go and the token`() async throws
    {
        let server = try await RunningServer.doumi(environment: ["WECHAT_APPID": "typo"], in: self.folder)
        let token = try self.folder.text("doumi.db.token").trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(token.count == 32)
        let output = try server.program.output
        for text in ["http://127.0.0.1:\(server.port)/", "/weixin", token, "doumi.db"] {
            #expect(output.contains(text))
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(self.folder.path)/doumi.db.token")
        #expect(attributes[.posixPermissions] as? Int == 0o600)

        for path in ["/health/live", "/health/ready"] {
            let page = try await server.get(path)
            #expect(page.hasPrefix("HTTP/1.1 200 OK"))
            #expect(page.contains(#""status":"ok""#))
        }
        let home = try await server.get("/")
        #expect(home.hasPrefix("HTTP/1.1 200 OK"))
        #expect(home.contains("豆米查书"))
        #expect(try await server.get("/nowhere").hasPrefix("HTTP/1.1 404"))

        // Beside it the other commands work, with the same state.
        let chat = try await Ended.doumi(["chat", "圍城"], in: self.folder)
        #expect(chat.status == 0)
        #expect(chat.output.contains("围城"))
        let stats = try await Ended.doumi(["books", "stats"], in: self.folder)
        #expect(stats.status == 0)
        #expect(stats.output.contains("books"))
        let search = try await Ended.doumi(["books", "search", "圍城"], in: self.folder)
        #expect(search.status == 0)
        #expect(search.output.contains("围城"))
        let over = try await Ended.doumi(["chat", "--url", server.url, "圍城"], in: self.folder)
        #expect(over.output == chat.output)

        let second = try await Ended.doumi(["serve", "--port", "0"], in: self.folder)
        #expect(second.status == 1)
        #expect(second.errorLines.count == 1)
        #expect(second.errors.contains("doumi.db is in use by another server"))

        #expect(try await server.terminate() == 0)
        let log = try server.program.errors
        #expect(!log.contains(token))
        #expect(log.contains("WECHAT_APPID isn't known; did you mean WECHAT_APP_ID?"))
    }

    @Test func `the token of the first start holds for the next`() async throws {
        let first = try await RunningServer.doumi(environment: [:], in: self.folder)
        let token = try self.folder.text("doumi.db.token")
        #expect(try await first.terminate() == 0)
        let second = try await RunningServer.doumi(environment: [:], in: self.folder)
        #expect(try self.folder.text("doumi.db.token") == token)
        let push = try await Ended.doumi(["push", second.url, "--text", "圍城"], in: self.folder)
        #expect(push.status == 0)
    }

    @Test func `SIGHUP reads the token's file again`() async throws {
        let file = try self.folder.write("token", "firstToken1\n")
        let settings = ["DATABASE_URL": "memory:", "WECHAT_TOKEN_FILE": file]
        let server = try await RunningServer.doumi(environment: settings, in: self.folder)
        func verified(_ token: String) async throws -> Bool {
            let arguments = ["push", server.url, "--verify", "--token", token, "--database", "memory:"]
            return try await Ended.doumi(arguments, in: self.folder).status == 0
        }
        #expect(try await verified("firstToken1"))
        try self.folder.write("token", "secondToken2\n")
        #expect(try await !verified("secondToken2"))
        server.program.send(SIGHUP)
        try await server.program.logs("tokens and keys were read again")
        #expect(try await verified("secondToken2"))
        #expect(try await !verified("firstToken1"))
        try self.folder.write("token", "not a token")
        server.program.send(SIGHUP)
        try await server.program.logs("tokens and keys stay as they were")
        #expect(try await verified("secondToken2"))
        let log = try server.program.errors
        for secret in ["firstToken1", "secondToken2", "not a token"] { #expect(!log.contains(secret)) }
    }

    @Test func `SIGHUP takes a previous token where one is configured`() async throws {
        try self.folder.write("doumi.yaml", "wechat: {token: firstToken1}\ndatabase.url: 'memory:'\n")
        let server = try await RunningServer.doumi(environment: [:], in: self.folder)
        try self.folder.write(
            "doumi.yaml",
            "wechat: {token: secondToken2, previousToken: firstToken1}\ndatabase.url: 'memory:'\n"
        )
        server.program.send(SIGHUP)
        try await server.program.logs("tokens and keys were read again")
        for token in ["firstToken1", "secondToken2"] {
            let push = try await Ended.doumi(["push", server.url, "--verify", "--token", token], in: self.folder)
            #expect(push.status == 0)
        }
    }
}
