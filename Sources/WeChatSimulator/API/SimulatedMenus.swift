// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// The custom menus of a simulated account; refuses broken ones with WeChat's codes.
struct SimulatedMenus {
    private var buttons: [[String: Any]]?
    private var conditional: [(id: Int, menu: [String: Any])] = []
    private var next = 208_379_533

    /// Takes a menu for everybody.
    mutating func create(_ object: [String: Any]) throws(APIRefusal) {
        self.buttons = try Self.checked(object)
    }

    /// All menus, the newest conditional one first.
    func get() throws(APIRefusal) -> String {
        guard let buttons = self.buttons else { throw APIRefusal(46003) }
        var answer: [String: Any] = ["menu": ["button": buttons, "menuid": 208_379_000]]
        if !self.conditional.isEmpty {
            answer["conditionalmenu"] = self.conditional.reversed()
                .map { entry in
                    entry.menu.merging(["menuid": entry.id]) { $1 }
                }
        }
        return Self.text(answer)
    }

    /// Deletes all menus.
    mutating func delete() {
        self.buttons = nil
        self.conditional = []
    }

    /// Takes a menu for some.
    mutating func add(_ object: [String: Any]) throws(APIRefusal) -> String {
        guard self.buttons != nil else { throw APIRefusal(65303) }
        let buttons = try Self.checked(object)
        let rule = (object["matchrule"] as? [String: Any])?.filter { "\($0.value)" != "" } ?? [:]
        guard rule.keys.allSatisfy({ !["sex", "country", "province", "city", "language"].contains($0) }) else {
            throw APIRefusal(65320)
        }
        guard rule["tag_id"] != nil || rule["client_platform_type"] != nil else { throw APIRefusal(65304) }
        let all = self.conditional.flatMap { $0.menu["button"] as? [[String: Any]] ?? [] } + buttons
        guard Set(all.flatMap(Self.hosts)).count <= 3 else { throw APIRefusal(65316) }
        self.next += 1
        self.conditional.append((self.next, ["button": buttons, "matchrule": rule]))
        return Self.text(["menuid": String(self.next)])
    }

    /// Deletes a menu for some.
    mutating func deleteConditional(_ object: [String: Any]) throws(APIRefusal) {
        let id = object["menuid"].map { "\($0)" }
        guard let index = self.conditional.firstIndex(where: { String($0.id) == id }) else { throw APIRefusal(65301) }
        self.conditional.remove(at: index)
    }

    private static func checked(_ object: [String: Any]) throws(APIRefusal) -> [[String: Any]] {
        guard let buttons = object["button"] as? [[String: Any]], (1...3).contains(buttons.count) else {
            throw APIRefusal(40016)
        }
        for button in buttons {
            let inner = button["sub_button"] as? [[String: Any]] ?? []
            guard inner.count <= 5 else { throw APIRefusal(40023) }
            try Self.check(button, isParent: !inner.isEmpty, codes: (40018, 40017, 40019, 40020), nameLimit: 16)
            for second in inner {
                guard (second["sub_button"] as? [Any] ?? []).isEmpty else { throw APIRefusal(40022) }
                try Self.check(second, isParent: false, codes: (40025, 40024, 40026, 40027), nameLimit: 60)
            }
        }
        return buttons
    }

    private static func check(
        _ button: [String: Any],
        isParent: Bool,
        codes: (name: Int, type: Int, key: Int, url: Int),
        nameLimit: Int
    ) throws(APIRefusal) {
        func text(_ name: String) -> String { button[name] as? String ?? "" }
        guard (1...nameLimit).contains(text("name").utf8.count) else { throw APIRefusal(codes.name) }
        guard !isParent else { return }
        switch text("type") {
        case "view", "miniprogram":
            guard (1...1024).contains(text("url").utf8.count) else { throw APIRefusal(codes.url) }
            guard text("url").hasPrefix("http") else { throw APIRefusal(40055) }
            guard text("type") == "view" || !text("appid").isEmpty && !text("pagepath").isEmpty else {
                throw APIRefusal(codes.type)
            }
        case "media_id": guard !text("media_id").isEmpty else { throw APIRefusal(40007) }
        case "article_id", "article_view_limited":
            guard !text("article_id").isEmpty else { throw APIRefusal(40007) }
        case "click", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin",
            "location_select":
            guard (1...128).contains(text("key").utf8.count) else { throw APIRefusal(codes.key) }
        default: throw APIRefusal(codes.type)
        }
    }

    private static func hosts(of button: [String: Any]) -> [String] {
        let inner = (button["sub_button"] as? [[String: Any]] ?? []).flatMap(Self.hosts)
        return inner + [(button["url"] as? String).flatMap { URL(string: $0)?.host }].compactMap { $0 }
    }

    private static func text(_ object: [String: Any]) -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return (try? JSONSerialization.data(withJSONObject: object, options: options))
            .map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
