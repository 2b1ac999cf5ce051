// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatBotTesting
import WeChatProtocol

@Suite("The example of a menu")
struct MenuExampleTests {
    private struct Menu: Decodable {
        let button: [Button]
    }

    private struct Button: Decodable {
        var type: String?
        let name: String
        var key: String?
        var subButtons: [Button]?

        private enum CodingKeys: String, CodingKey {
            case type, name, key
            case subButtons = "sub_button"
        }
    }

    private static let buttons = Result {
        let file = URL(filePath: #filePath).appending(path: "../../../../Examples/menu.json").standardized
        let menu = try JSONDecoder().decode(Menu.self, from: Data(contentsOf: file))
        return (top: menu.button, all: menu.button + menu.button.flatMap { $0.subButtons ?? [] })
    }

    @Test func `is one that WeChat takes`() throws {
        let (top, all) = try Self.buttons.get()
        #expect(top.count <= 3)
        for button in all {
            #expect((button.subButtons ?? []).count <= 5)
            #expect((button.type == nil) == (button.key == nil))
            #expect(button.name.utf8.count <= (top.contains { $0.name == button.name } ? 16 : 60))
        }
    }

    @Test func `has no key that Doumi doesn't know`() async throws {
        let user = try Reader().user
        let unknown = try await user.taps("V2_UNKNOWN")
        let keys = try Self.buttons.get().all.compactMap(\.key)
        #expect(Set(keys).isSuperset(of: ["SCAN", "HOT", "LIST", "HELP"]))
        for key in keys { #expect(try await user.taps(key) != unknown, "\(key)") }
    }
}
