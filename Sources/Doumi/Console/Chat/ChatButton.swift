// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI

/// A button at the bottom of the chat's phone: what it sends when it is tapped.
struct ChatButton {
    let act: String
    let value: String
    /// The event to send, for one of those that have no words of their own.
    let eventName: String?
    /// The button's key, where `value` is something else.
    let buttonKey: String?
    let name: String

    init(act: String, value: String = "", event: String? = nil, key: String? = nil, name: String) {
        self.act = act
        self.value = value
        self.eventName = event
        self.buttonKey = key
        self.name = name
    }

    /// Following and the buttons of a menu, those inside others too; those of Doumi's example where there is no menu.
    static func all(_ menu: CustomMenu?, _ text: ConsoleLanguage) -> [ChatButton] {
        let own = menu.map { $0.buttons.flatMap(Self.buttons) } ?? []
        return [
            ChatButton(act: "subscribe", name: text("Follow", "关注")),
            ChatButton(act: "unsubscribe", name: text("Unfollow", "取消关注")),
        ] + (own.isEmpty ? Self.example(text) : own)
    }

    private static func example(_ text: ConsoleLanguage) -> [ChatButton] {
        [
            ChatButton(act: "menu", value: "HOT", name: text("Popular", "热门")),
            ChatButton(act: "menu", value: "RANDOM", name: text("Random", "随机")),
            ChatButton(act: "menu", value: "LIST", name: text("My list", "我的书单")),
            ChatButton(act: "menu", value: "HELP", name: text("Help", "帮助")),
        ]
    }

    /// What a button sends; nothing for one that opens others, or shows a material without asking the account.
    private static func buttons(_ button: MenuButton) -> [ChatButton] {
        guard button.buttons.isEmpty else { return button.buttons.flatMap(self.buttons) }
        let key = button.fields[.key] ?? ""
        switch button.type.flatMap(MenuButtonType.init) {
        case .click: return [ChatButton(act: "menu", value: key, name: button.name)]
        case .view: return [Self.event("VIEW", button.fields[.url], button)]
        case .miniprogram: return [Self.event("view_miniprogram", button.fields[.pagePath], button)]
        case .scancodeWaitmsg:
            return [ChatButton(act: "scan", value: ChatPageView.barcode, key: key, name: button.name)]
        case .scancodePush, .picSysphoto, .picPhotoOrAlbum, .picWeixin, .locationSelect:
            return [Self.event(button.type ?? "", key, button)]
        case .mediaID, .articleID, .articleViewLimited, nil: return []
        }
    }

    private static func event(_ event: String, _ key: String?, _ button: MenuButton) -> ChatButton {
        ChatButton(act: "event", value: key ?? "", event: event, name: button.name)
    }
}
