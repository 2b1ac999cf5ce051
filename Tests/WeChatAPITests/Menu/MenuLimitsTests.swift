// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatAPI
import WeChatSimulator

@Suite struct MenuLimitsTests {
    /// A broken menu, where and how it is broken, and WeChat's code for it.
    struct Broken: Sendable, CustomTestStringConvertible {
        var json: String
        var path: String
        var problem: String
        var code: Int?

        var testDescription: String { "\(self.path): \(self.problem)" }
    }

    private static let click = #"{"type":"click","name":"今日","key":"A"}"#

    private static func first(_ button: String) -> String { #"{"button":[\#(button)]}"# }
    private static func second(_ button: String) -> String {
        #"{"button":[{"name":"更多","sub_button":[\#(button)]}]}"#
    }
    private static func some(_ rule: String) -> String {
        #"{"button":[\#(click)],"conditionalmenu":[{"button":[\#(click)],"matchrule":\#(rule)}]}"#
    }
    private static func repeated(_ count: Int) -> String {
        [String](repeating: self.click, count: count).joined(separator: ",")
    }
    private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

    static let broken: [Broken] = [
        Broken(json: first(""), path: "button", problem: "has no button", code: 40016),
        Broken(json: first(repeated(4)), path: "button", problem: "has 4 buttons", code: 40016),
        Broken(json: second(repeated(6)), path: "button[0].sub_button", problem: "has 6 buttons", code: 40023),
        Broken(
            json: first(#"{"type":"click","key":"A"}"#),
            path: "button[0].name",
            problem: "is missing",
            code: 40018
        ),
        Broken(
            json: first(#"{"type":"click","name":"今日推荐图书","key":"A"}"#),
            path: "button[0].name",
            problem: "has 18 bytes; 16 is the most",
            code: 40018
        ),
        Broken(
            json: second(#"{"type":"click","name":"\#(letters(61))","key":"A"}"#),
            path: "button[0].sub_button[0].name",
            problem: "has 61 bytes; 60 is the most",
            code: 40025
        ),
        Broken(
            json: first(#"{"type":"click","name":"a"}"#),
            path: "button[0].key",
            problem: "click needs it",
            code: 40019
        ),
        Broken(
            json: first(#"{"type":"location_select","name":"a","key":"\#(letters(129))"}"#),
            path: "button[0].key",
            problem: "has 129 bytes; 128 is the most",
            code: 40019
        ),
        Broken(
            json: second(#"{"type":"scancode_waitmsg","name":"a"}"#),
            path: "button[0].sub_button[0].key",
            problem: "scancode_waitmsg needs it",
            code: 40026
        ),
        Broken(
            json: first(#"{"type":"view","name":"a"}"#),
            path: "button[0].url",
            problem: "view needs it",
            code: 40020
        ),
        Broken(
            json: first(#"{"type":"view","name":"a","url":"https://e.cn/\#(letters(1012))"}"#),
            path: "button[0].url",
            problem: "has 1025 bytes; 1024 is the most",
            code: 40020
        ),
        Broken(
            json: second(#"{"type":"view","name":"a"}"#),
            path: "button[0].sub_button[0].url",
            problem: "view needs it",
            code: 40027
        ),
        Broken(
            json: first(#"{"type":"view","name":"a","url":"example.com"}"#),
            path: "button[0].url",
            problem: "begins with http",
            code: 40055
        ),
        Broken(
            json: first(#"{"type":"miniprogram","name":"a","url":"https://e.cn","pagepath":"p"}"#),
            path: "button[0].appid",
            problem: "miniprogram needs it",
            code: 40017
        ),
        Broken(
            json: first(#"{"type":"miniprogram","name":"a","url":"https://e.cn","appid":"wx1"}"#),
            path: "button[0].pagepath",
            problem: "miniprogram needs it",
            code: 40017
        ),
        Broken(
            json: first(#"{"type":"miniprogram","name":"a","url":"https://e.cn","appid":"WX1","pagepath":"p"}"#),
            path: "button[0].appid",
            problem: "lower case"
        ),
        Broken(
            json: first(#"{"type":"media_id","name":"a"}"#),
            path: "button[0].media_id",
            problem: "media_id needs it",
            code: 40007
        ),
        Broken(
            json: first(#"{"type":"article_id","name":"a"}"#),
            path: "button[0].article_id",
            problem: "article_id needs it",
            code: 40007
        ),
        Broken(
            json: first(#"{"type":"tap","name":"a","key":"A"}"#),
            path: "button[0].type",
            problem: "knows no type “tap”",
            code: 40017
        ),
        Broken(
            json: second(#"{"type":"view_limited","name":"a","media_id":"A"}"#),
            path: "button[0].sub_button[0].type",
            problem: "withdrawn",
            code: 40024
        ),
        Broken(json: first(#"{"name":"a"}"#), path: "button[0].type", problem: "is missing", code: 40017),
        Broken(
            json: second(#"{"name":"a","sub_button":[\#(click)]}"#),
            path: "button[0].sub_button[0].sub_button",
            problem: "can't open more",
            code: 40022
        ),
        Broken(
            json: first(#"{"name":"a","type":"click","key":"A","sub_button":[\#(click)]}"#),
            path: "button[0].type",
            problem: "has no type"
        ),
        Broken(json: some("{}"), path: "conditionalmenu[0].matchrule", problem: "needs tag_id", code: 65304),
        Broken(
            json: some(#"{"tag_id":"2","sex":"1"}"#),
            path: "conditionalmenu[0].matchrule.sex",
            problem: "withdrawn",
            code: 65320
        ),
        Broken(
            json: some(#"{"tag_id":"2","age":"9"}"#),
            path: "conditionalmenu[0].matchrule.age",
            problem: "no such condition"
        ),
        Broken(
            json: some(#"{"client_platform_type":"4"}"#),
            path: "conditionalmenu[0].matchrule.client_platform_type",
            problem: "not “4”"
        ),
        Broken(
            json: #"{"button":[\#(click)],"conditionalmenu":[{"matchrule":{"tag_id":2},"button":[\#(links)]}]}"#,
            path: "conditionalmenu",
            problem: "links to 4 domains",
            code: 65316
        ),
    ]

    private static let links =
        #"{"name":"a","sub_button":["#
        + (1...4).map { #"{"type":"view","name":"a","url":"https://\#($0).cn/"}"# }.joined(separator: ",") + "]}"

    @Test(arguments: broken)
    func `each limit that is broken is told in words, and WeChat refuses the menu`(broken: Broken) async throws {
        let menu = try CustomMenu(json: Data(broken.json.utf8))
        let problem = try #require(menu.problems.first)
        #expect(menu.problems.count == 1)
        #expect(problem.path == broken.path)
        #expect(problem.problem.contains(broken.problem))
        guard let code = broken.code else { return }
        try await APIFixture.run { fixture in
            let error = await fixture.error { () async throws(WeChatClientError) in
                try await fixture.client.apply(MenuChange(from: nil, to: menu))
            }
            guard case .refused(let refusal) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(refusal.code.rawValue == code)
            #expect(refusal.advice != nil)
        }
    }

    @Test func `what stands exactly at a limit is taken`() async throws {
        let json =
            #"{"button":[{"type":"click","name":"\#(Self.letters(16))","key":"\#(Self.letters(128))"},"#
            + #"{"name":"更多","sub_button":[\#(Self.repeated(4)),{"type":"view","name":"\#(Self.letters(60))","#
            + #""url":"https://e.cn/\#(Self.letters(1011))"}]},\#(Self.click)]}"#
        let menu = try CustomMenu(json: Data(json.utf8))
        #expect(menu.problems == [])
        try await APIFixture.run { fixture in
            try await fixture.client.createMenu(menu.buttons)
            #expect(try await fixture.client.menu() == menu)
        }
    }

    @Test(
        arguments: [
            ("{", ": this is not JSON"), ("{}", "button: is missing"), (#"{"button":{}}"#, "button: should be a list"),
            (#"{"button":[7]}"#, "button[0]: should be an object"),
            (#"{"button":[{"name":7}]}"#, "button[0].name: should be a text"),
            (#"{"menu":{}}"#, "menu.button: is missing"),
            (#"{"button":[],"conditionalmenus":[]}"#, "conditionalmenus: WeChat knows no such field"),
            (
                #"{"button":[{"sub_button":[{"pagePath":"a"}]}]}"#,
                "button[0].sub_button[0].pagePath: WeChat knows no such field"
            ),
        ]
    )
    func `JSON that isn't a menu is told by its place`(json: String, expected: String) {
        let problem = #expect(throws: MenuProblem.self) { try CustomMenu(json: Data(json.utf8)) }
        #expect(problem.map { "\($0.path): \($0.problem)" } == expected)
    }
}
