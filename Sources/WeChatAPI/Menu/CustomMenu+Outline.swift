// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension CustomMenu {
    /// The menus for people to read, a line for each button.
    public var outline: [String] {
        Self.outline(self.buttons, indent: "")
            + self.conditional.flatMap { menu in
                let rule = menu.rule.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
                return ["for \(rule.joined(separator: ", ")):"] + Self.outline(menu.buttons, indent: "  ")
            }
    }

    private static func outline(_ buttons: [MenuButton], indent: String) -> [String] {
        buttons.flatMap { button in
            let fields = MenuButton.Field.allCases.compactMap { button.fields[$0] }
            let words = [button.name, button.type].compactMap { $0 } + fields
            // A name may hold anything; a line stays a line.
            let line = String(words.joined(separator: "  ").map { $0.isNewline || $0 == "\u{1B}" ? " " : $0 })
            return ["\(indent)\(line)"] + Self.outline(button.buttons, indent: indent + "  ")
        }
    }
}
