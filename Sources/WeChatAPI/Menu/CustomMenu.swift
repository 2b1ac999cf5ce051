// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// All of an account's custom menus: the one for everybody, and those for some.
///
/// In JSON either `{"button":[…]}`, as `menu/create` takes it, with `"conditionalmenu":[…]` beside it where there are
/// some, or `{"menu":{"button":[…]},"conditionalmenu":[…]}`, as `menu/get` answers.
public struct CustomMenu: Equatable, Sendable {
    /// The buttons that everybody sees.
    public var buttons: [MenuButton]
    /// The menus for some, in the order in which WeChat tries them: the first that fits is shown.
    public var conditional: [ConditionalMenu]

    /// Creates a menu.
    public init(buttons: [MenuButton], conditional: [ConditionalMenu] = []) {
        self.buttons = buttons
        self.conditional = conditional
    }
}

extension CustomMenu: Codable {
    private struct Buttons: Decodable { var button: [MenuButton] }

    /// Reads either form.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: MenuKey.self)
        let isAnswer = values.contains("menu")
        try values.refuseFields(otherThan: [isAnswer ? "menu" : "button", "conditionalmenu"], decoder)
        if isAnswer {
            self.buttons = try values.decode(Buttons.self, forKey: "menu").button
        } else {
            self.buttons = try values.decode([MenuButton].self, forKey: "button")
        }
        self.conditional = try values.decodeIfPresent([ConditionalMenu].self, forKey: "conditionalmenu") ?? []
    }

    /// Writes the form that `menu/create` takes, conditional menus beside it.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: MenuKey.self)
        try values.encode(self.buttons, forKey: "button")
        if !self.conditional.isEmpty { try values.encode(self.conditional, forKey: "conditionalmenu") }
    }
}
