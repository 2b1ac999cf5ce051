// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A button of a custom menu: one that does something, or one that opens up to five others.
///
/// [创建自定义菜单](https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu.html)
public struct MenuButton: Equatable, Sendable {
    /// What stands on it (`name`).
    public var name: String
    /// What it does (`type`); nil for one that opens others.
    public var type: String?
    /// The values of the fields that its type wants, by WeChat's names.
    public var fields: [Field: String]
    /// The buttons that it opens (`sub_button`).
    public var buttons: [MenuButton]

    /// A field beside name, type and buttons.
    public enum Field: String, Sendable, CaseIterable {
        /// What a tap brings back as EventKey, up to 128 bytes.
        case key
        /// The page that opens, up to 1024 bytes.
        case url
        /// The mini program.
        case appID = "appid"
        /// The mini program's page.
        case pagePath = "pagepath"
        /// A permanent material.
        case mediaID = "media_id"
        /// A published article.
        case articleID = "article_id"
    }

    /// Creates a button.
    public init(
        name: String,
        type: String? = nil,
        fields: [Field: String] = [:],
        buttons: [MenuButton] = []
    ) {
        self.name = name
        self.type = type
        self.fields = fields
        self.buttons = buttons
    }
}

extension MenuButton: Codable {
    /// Reads a button; absent texts are empty ones, as WeChat's answers have them, and other fields are passed over
    /// but where an operator wrote them (``CustomMenu/init(json:)``).
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: MenuKey.self)
        try values.refuseFields(
            otherThan: ["name", "type", "sub_button"] + Field.allCases.map(\.rawValue),
            decoder
        )
        self.name = try values.decodeIfPresent(String.self, forKey: "name") ?? ""
        self.type = try values.decodeIfPresent(String.self, forKey: "type").flatMap { $0.isEmpty ? nil : $0 }
        self.fields = [:]
        for field in Field.allCases {
            let text = try values.decodeIfPresent(String.self, forKey: MenuKey(stringValue: field.rawValue))
            if let text, !text.isEmpty { self.fields[field] = text }
        }
        self.buttons = try values.decodeIfPresent([MenuButton].self, forKey: "sub_button") ?? []
    }

    /// Writes what WeChat reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: MenuKey.self)
        try values.encode(self.name, forKey: "name")
        try values.encodeIfPresent(self.type, forKey: "type")
        for (field, text) in self.fields { try values.encode(text, forKey: MenuKey(stringValue: field.rawValue)) }
        if !self.buttons.isEmpty { try values.encode(self.buttons, forKey: "sub_button") }
    }
}
