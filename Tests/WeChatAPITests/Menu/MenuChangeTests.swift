// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatAPI
import WeChatSimulator

@Suite struct MenuChangeTests {
    private let today = MenuButton(name: "今日", type: "click", fields: [.key: "TODAY"])
    private let site = MenuButton(name: "官网", type: "view", fields: [.url: "https://example.com/"])
    private func some(_ tag: String, _ button: MenuButton) -> ConditionalMenu {
        ConditionalMenu(buttons: [button], rule: ["tag_id": tag])
    }

    @Test func `a change shows what comes and what goes`() {
        let old = CustomMenu(buttons: [self.today, self.site])
        let new = CustomMenu(buttons: [self.today, MenuButton(name: "更多", buttons: [self.site])])
        #expect(
            MenuChange(from: old, to: new).lines == [
                "  今日  click  TODAY", "- 官网  view  https://example.com/", "+ 更多",
                "+   官网  view  https://example.com/",
            ]
        )
    }

    @Test func `the same menu needs no call`() {
        let menu = CustomMenu(buttons: [self.today], conditional: [self.some("2", self.site)])
        #expect(MenuChange(from: menu, to: menu).steps == [])
    }

    @Test func `an account ends up with the file's menus in the file's order`() async throws {
        let first = CustomMenu(
            buttons: [self.today],
            conditional: [self.some("1", self.today), self.some("2", self.site)]
        )
        let second = CustomMenu(
            buttons: [self.site],
            conditional: [self.some("3", self.today), self.some("2", self.site)]
        )
        try await APIFixture.run { fixture in
            for menu in [first, second, second] {
                try await fixture.client.apply(MenuChange(from: try await fixture.client.menu(), to: menu))
                let got = try #require(try await fixture.client.menu())
                #expect(got.buttons == menu.buttons)
                #expect(got.conditional.map(\.rule) == menu.conditional.map(\.rule))
                #expect(got.conditional.map(\.buttons) == menu.conditional.map(\.buttons))
            }
            // The oldest stayed, and the third push called nothing.
            #expect(fixture.api.received(at: "/cgi-bin/menu/addconditional").count == 3)
            #expect(fixture.api.received(at: "/cgi-bin/menu/delconditional").count == 1)
            #expect(fixture.api.received(at: "/cgi-bin/menu/create").count == 2)
        }
    }

    @Test func `deleting takes the conditional menus too, and then there is none`() async throws {
        let menu = CustomMenu(buttons: [self.today], conditional: [self.some("1", self.site)])
        try await APIFixture.run { fixture in
            try await fixture.client.apply(MenuChange(from: nil, to: menu))
            try await fixture.client.deleteMenu()
            #expect(try await fixture.client.menu() == nil)
            let missing = await fixture.error { () async throws(WeChatClientError) in
                try await fixture.client.deleteConditionalMenu("7")
            }
            guard case .refused(let refusal) = missing else {
                Issue.record("\(String(describing: missing))")
                return
            }
            #expect(refusal.code == 65301)
        }
    }

    @Test func `a menu's JSON is read as it was written`() throws {
        let menu = CustomMenu(
            buttons: [self.today, MenuButton(name: "更多", buttons: [self.site])],
            conditional: [self.some("2", self.site)]
        )
        #expect(try CustomMenu(json: Data(menu.json.utf8)) == menu)
    }
}
