// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Logging
import Testing
import WeChatAPI
import WeChatProtocol
import WeChatServer
import WeChatSimulator

@testable import Doumi

/// The menu's page: checked, saved, pushed.
struct MenuPageTests {
    private let good = "{\"button\":[{\"type\":\"click\",\"name\":\"热门<b>\",\"key\":\"HOT\"}]}"

    private func visit(
        _ path: String?,
        accounts: [AccountConfiguration] = [],
        _ body: @escaping @Sendable (ConsoleClient) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let page = MenuPage(desk: MenuDesk(file: MenuFile(path: path), accounts: accounts, logger: logger))
        try await ConsoleClient.visit(pages: { page.add(to: $0) }, body)
    }

    private func withFile(_ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "menu-\(UUID()).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    @Test func `a good menu is saved as it was written, and drawn escaped`() async throws {
        try await self.withFile { path in
            try await self.visit(path) { browser async throws in
                try await browser.get("/menu")
                let answer = try await browser.post("/menu", ["json": self.good, "do": "save"])
                #expect(answer.status == 200)
                #expect(answer.body.contains("热门&lt;b&gt;") && !answer.body.contains("热门<b>"))
            }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == self.good)
        }
    }

    @Test func `a menu that breaks a limit is told where, and isn't saved`() async throws {
        try await self.withFile { path in
            try await self.visit(path) { browser async throws in
                try await browser.get("/menu")
                let bad = "{\"button\":[{\"type\":\"click\",\"name\":\"\"}]}"
                let answer = try await browser.post("/menu", ["json": bad, "do": "save"])
                #expect(answer.status == 422)
                #expect(answer.body.contains("button[0].key"))
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `a menu is compared and pushed by WeChat's API, once it differs`() async throws {
        try await SimulatedAPI.run { api in
            let token = try #require(Token("token"))
            var account = OfficialAccount(name: "default", credentials: Credentials(tokens: [token]))
            account.credentials.appID = api.appID
            let access = APIAccess(
                secret: try #require(AppSecret(api.secret)),
                baseURL: try #require(APIBaseURL(try await api.baseURL))
            )
            let configuration = AccountConfiguration(account: account, access: access)
            try await self.visit(nil, accounts: [configuration]) { browser async throws in
                try await browser.get("/menu")
                let before = try await browser.post("/menu", ["json": self.good, "do": "compare"])
                #expect(before.body.contains("value=\"push\""))
                let seen = try #require(before.body.firstMatch(of: /name="seen" value="([^"]+)"/)).1
                let other = self.good.replacing("HOT", with: "NEW")
                for (json, seen) in [(self.good, ""), (other, String(seen))] {
                    let refused = try await browser.post("/menu", ["json": json, "do": "push", "seen": seen])
                    #expect(refused.status == 422 && refused.body.contains("nothing was pushed"))
                }
                let pushed = try await browser.post("/menu", ["json": self.good, "do": "push", "seen": String(seen)])
                #expect(pushed.body.contains("Pushed."))
                let after = try await browser.post("/menu", ["json": self.good, "do": "compare"])
                #expect(after.body.contains("has this menu already") && !after.body.contains("value=\"push\""))
            }
        }
    }

    @Test func `the chat's phone has the menu's buttons, each with what a tap sends`() throws {
        let json = """
            {"button":[{"name":"more","sub_button":[{"type":"view","name":"home","url":"https://a.example"}]},\
            {"type":"scancode_waitmsg","name":"scan","key":"SCAN"},{"type":"media_id","name":"song","media_id":"1"}]}
            """
        let menu = try CustomMenu(json: Data(json.utf8))
        let buttons = ChatButton.all(menu, .english).dropFirst(2)
        #expect(buttons.map(\.name) == ["home", "scan"])
        #expect(buttons.map(\.act) == ["event", "scan"])
        #expect(buttons.first?.eventName == "VIEW")
        #expect(ChatButton.all(nil, .english).contains { $0.value == "HOT" })
    }

    @Test func `a long menu fits into its form, and one that is too long is told so`() async throws {
        try await self.visit(nil) { browser async throws in
            try await browser.get("/menu")
            let long = String(repeating: "豆", count: MenuFile.longest / 3)
            #expect(try await browser.post("/menu", ["json": long]).status == 422)
            let answer = try await browser.post("/menu", ["json": long + long])
            #expect(answer.status == 413 && answer.body.contains("too long"))
        }
    }

    @Test func `a file behind a link is written there, and one that is too long isn't read in part`() async throws {
        try await self.withFile { path in
            let link = path + ".link"
            try Data("{}".utf8).write(to: URL(filePath: path))
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            defer { try? FileManager.default.removeItem(atPath: link) }
            #expect(try MenuFile(path: link).write(self.good))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
            #expect(try MenuFile(path: path).text() == self.good)
            try Data(repeating: 0x20, count: MenuFile.longest + 1).write(to: URL(filePath: path))
            #expect(throws: MenuFile.TooLong.self) { try MenuFile(path: link).text() }
        }
    }
}
