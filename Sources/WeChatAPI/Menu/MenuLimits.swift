// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Compares menus with WeChat's limits.
struct MenuLimits {
    private static let names = (first: 16, second: 60)
    private static let lengths: [MenuButton.Field: Int] = [.key: 128, .url: 1024]
    /// How many domains all conditional menus may link to.
    private static let domains = 3

    private(set) var problems: [MenuProblem] = []

    /// Looks at an account's menus.
    init(_ menu: CustomMenu) {
        self.check(menu.buttons, at: "button", isFirst: true)
        for (index, conditional) in menu.conditional.enumerated() {
            let path = "conditionalmenu[\(index)]"
            self.check(conditional.buttons, at: "\(path).button", isFirst: true)
            self.check(conditional.rule, at: "\(path).matchrule")
        }
        let domains = Set(menu.conditional.flatMap { Self.domains(of: $0.buttons) })
        if domains.count > Self.domains {
            self.add(
                "conditionalmenu",
                "links to \(domains.count) domains; all of them together may link to \(Self.domains)"
            )
        }
    }

    private mutating func check(_ buttons: [MenuButton], at path: String, isFirst: Bool) {
        let limit = isFirst ? 3 : 5
        if isFirst && buttons.isEmpty { self.add(path, "has no button; there are 1 to 3") }
        if buttons.count > limit {
            self.add(path, "has \(buttons.count) buttons; \(limit) is the most")
        }
        for (index, button) in buttons.enumerated() { self.check(button, at: "\(path)[\(index)]", isFirst: isFirst) }
    }

    private mutating func check(_ button: MenuButton, at path: String, isFirst: Bool) {
        let limit = isFirst ? Self.names.first : Self.names.second
        let length = button.name.utf8.count
        if length == 0 { self.add("\(path).name", "is missing or empty") }
        if length > limit {
            self.add("\(path).name", "“\(button.name)” has \(length) bytes; \(limit) is the most here")
        }
        if !button.buttons.isEmpty {
            if !isFirst { self.add("\(path).sub_button", "a button inside another can't open more") }
            if let type = button.type {
                self.add("\(path).type", "a button with sub_button has no type, not “\(type)”")
            }
            self.check(button.buttons, at: "\(path).sub_button", isFirst: false)
            return
        }
        guard let name = button.type else {
            self.add("\(path).type", "is missing; a button has a type, or buttons in sub_button")
            return
        }
        guard let type = MenuButtonType(rawValue: name) else {
            let isGone = name == "view_limited"
            self.add("\(path).type", isGone ? "WeChat has withdrawn view_limited" : "WeChat knows no type “\(name)”")
            return
        }
        self.check(button.fields, of: type, at: path)
    }

    private mutating func check(_ fields: [MenuButton.Field: String], of type: MenuButtonType, at path: String) {
        for field in type.requiredFields where fields[field] == nil {
            self.add("\(path).\(field.rawValue)", "is missing; \(type.rawValue) needs it")
        }
        for field in MenuButton.Field.allCases {
            guard let text = fields[field], let limit = Self.lengths[field], text.utf8.count > limit else { continue }
            self.add("\(path).\(field.rawValue)", "has \(text.utf8.count) bytes; \(limit) is the most")
        }
        if let url = fields[.url], Self.host(of: url) == nil {
            self.add("\(path).url", "is not an address that begins with http:// or https://")
        }
        if let appID = fields[.appID], appID.isEmpty || appID != appID.lowercased() {
            self.add("\(path).appid", "has to be in lower case")
        }
    }

    private mutating func check(_ rule: [String: String], at path: String) {
        let known = ["tag_id", "client_platform_type"]
        let removed = ["sex", "country", "province", "city", "language"]
        if !rule.keys.contains(where: known.contains) { self.add(path, "needs tag_id or client_platform_type") }
        for name in rule.keys.sorted() where !known.contains(name) {
            self.add(
                "\(path).\(name)",
                removed.contains(name) ? "WeChat has withdrawn this condition" : "WeChat knows no such condition"
            )
        }
        if let platform = rule["client_platform_type"], !["1", "2", "3"].contains(platform) {
            self.add("\(path).client_platform_type", "is 1 (iOS), 2 (Android) or 3 (other), not “\(platform)”")
        }
    }

    private mutating func add(_ path: String, _ problem: String) {
        self.problems.append(MenuProblem(path: path, problem: problem))
    }

    private static func domains(of buttons: [MenuButton]) -> [String] {
        buttons.flatMap { [$0.fields[.url].flatMap(Self.host)].compactMap { $0 } + Self.domains(of: $0.buttons) }
    }

    private static func host(of url: String) -> String? {
        let schemes = ["http://", "https://"]
        guard let scheme = schemes.first(where: { url.lowercased().hasPrefix($0) }) else { return nil }
        let host = url.dropFirst(scheme.count).prefix { !"/?#:".contains($0) }
        return host.isEmpty || url.contains(where: \.isWhitespace) ? nil : host.lowercased()
    }
}

extension CustomMenu {
    /// Every limit of WeChat's that it breaks; empty for a menu that WeChat takes.
    public var problems: [MenuProblem] { MenuLimits(self).problems }
}
