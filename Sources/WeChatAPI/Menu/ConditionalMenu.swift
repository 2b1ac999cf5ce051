// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A menu for some of an account's followers (个性化菜单).
///
/// [创建个性化菜单](https://developers.weixin.qq.com/doc/service/api/custommenu/api_addconditionalmenu.html)
public struct ConditionalMenu: Equatable, Sendable {
    /// Its buttons.
    public var buttons: [MenuButton]
    /// Who sees it (`matchrule`): `tag_id`, `client_platform_type` (1 iOS, 2 Android, 3 other).
    public var rule: [String: String]
    /// WeChat's number for it (`menuid`); nil for one that WeChat doesn't have.
    public var id: String?

    /// Creates a menu.
    public init(buttons: [MenuButton], rule: [String: String], id: String? = nil) {
        self.buttons = buttons
        self.rule = rule
        self.id = id
    }

    /// Whether two show the same to the same.
    func isSame(as other: Self) -> Bool { self.buttons == other.buttons && self.rule == other.rule }
}

extension ConditionalMenu: Codable {
    /// Reads a menu.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: MenuKey.self)
        self.buttons = try values.decode([MenuButton].self, forKey: "button")
        self.rule = [:]
        if values.contains("matchrule") {
            let rule = try values.nestedContainer(keyedBy: MenuKey.self, forKey: "matchrule")
            for key in rule.allKeys {
                let text = try rule.decodeMenuText(forKey: key)
                // WeChat's answers name every condition, also those that were not set.
                if !text.isEmpty { self.rule[key.stringValue] = text }
            }
        }
        self.id = values.contains("menuid") ? try values.decodeMenuText(forKey: "menuid") : nil
    }

    /// Writes what WeChat reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: MenuKey.self)
        try values.encode(self.buttons, forKey: "button")
        try values.encode(self.rule, forKey: "matchrule")
    }
}
