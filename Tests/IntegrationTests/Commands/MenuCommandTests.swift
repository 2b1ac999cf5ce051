// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct MenuCommandTests {
    private static let before = #"{"button":[{"type":"click","name":"热门","key":"HOT"}]}"#
    private static let after = #"{"button":[{"type":"view","name":"官网","url":"https://example.com/"}]}"#
    private static let same = "the account has this menu already\n"
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    private func menu(_ arguments: [String], _ api: SimulatedAPI) async throws -> Ended {
        let environment = [
            "WECHAT_APP_ID": api.appID.rawValue, "WECHAT_APP_SECRET": api.secret,
            "WECHAT_API_BASE_URL": try await api.baseURL,
        ]
        return try await Ended.doumi(["menu"] + arguments, environment: environment, in: self.folder)
    }

    @Test func `a menu is pushed with what it changes, shown as the account has it, and deleted`() async throws {
        let before = try self.folder.write("before.json", Self.before)
        let after = try self.folder.write("after.json", Self.after)
        try await SimulatedAPI.run { api in
            #expect(try await self.menu(["show"], api).status == 1)
            let first = try await self.menu(["push", before, "--yes"], api)
            #expect(first == Ended(status: 0, output: "+ 热门  click  HOT\npushed\n", errors: ""))
            #expect(try await self.menu(["push", before, "--yes"], api).output == Self.same)
            let second = try await self.menu(["push", after, "--yes"], api)
            #expect(second.output == "- 热门  click  HOT\n+ 官网  view  https://example.com/\npushed\n")
            #expect(api.received(at: "/cgi-bin/menu/create").count == 2)

            #expect(try await self.menu(["show"], api).output == "官网  view  https://example.com/\n")
            let shown = try self.folder.write("shown.json", try await self.menu(["show", "--json"], api).output)
            #expect(try await self.menu(["push", shown, "--yes"], api).output == Self.same)
            #expect(try await self.menu(["delete", "--yes"], api).status == 0)
            #expect(try await self.menu(["show"], api).status == 1)
        }
    }

    @Test func `nothing is pushed without a yes, or with a menu that WeChat would refuse`() async throws {
        let good = try self.folder.write("good.json", Self.before)
        let broken = try self.folder.write("broken.json", #"{"button":[{"type":"click","name":"热门"}]}"#)
        try await SimulatedAPI.run { api in
            let unasked = try await self.menu(["push", good], api)
            #expect(unasked.status != 0)
            #expect(unasked.errors.contains("--yes"))
            let refused = try await self.menu(["push", broken, "--yes"], api)
            #expect(refused.status == 1)
            #expect(refused.errors.contains("broken.json: button[0].key: is missing; click needs it"))
            #expect(try await self.menu(["check", broken], api).status == 1)
            #expect(try await self.menu(["check", good], api).status == 0)
            #expect(api.received(at: "/cgi-bin/menu/create").isEmpty)
        }
    }
}
