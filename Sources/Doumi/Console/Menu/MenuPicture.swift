// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI

/// A custom menu as the bottom of a telephone shows it; a button with others opens by itself, without a script.
struct MenuPicture {
    let menu: CustomMenu
    let language: ConsoleLanguage

    func html() throws -> String {
        let text = self.language
        let all = Bar(title: text("For everybody", "所有人"), self.menu.buttons)
        let some = self.menu.conditional.map { menu in
            let rule = menu.rule.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return Bar(title: text("For \(rule)", "条件：\(rule)"), menu.buttons)
        }
        return try Self.template.get().render(Content(bars: [all] + some))
    }

    private struct Content {
        let bars: [Bar]
    }

    private struct Bar {
        let title: String
        let tops: [Top]

        init(title: String, _ buttons: [MenuButton]) {
            self.title = title
            self.tops = buttons.map(Top.init)
        }
    }

    private struct Top {
        let name: String
        let detail: String
        let leaf: Bool
        let items: [Item]

        init(_ button: MenuButton) {
            self.name = button.name
            self.detail = Self.detail(of: button)
            self.leaf = button.buttons.isEmpty
            self.items = button.buttons.map { Item(name: $0.name, detail: Self.detail(of: $0)) }
        }

        private static func detail(of button: MenuButton) -> String {
            let fields = MenuButton.Field.allCases.compactMap { button.fields[$0] }
            return ([button.type].compactMap { $0 } + fields).joined(separator: " ")
        }
    }

    private struct Item {
        let name: String
        let detail: String
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                {{#bars}}<figure class="menu-phone"><figcaption>{{title}}</figcaption><div class="menu-screen"></div>
                <div class="menu-bar">{{#tops}}
                {{#leaf}}<div class="menu-top"><b>{{name}}</b><span class="quiet">{{detail}}</span></div>{{/leaf}}\
                {{^leaf}}<details class="menu-top" open><summary>{{name}}</summary><ul>
                {{#items}}<li><b>{{name}}</b><span class="quiet">{{detail}}</span></li>{{/items}}
                </ul></details>{{/leaf}}{{/tops}}</div></figure>{{/bars}}
                """
        )
    }
}
