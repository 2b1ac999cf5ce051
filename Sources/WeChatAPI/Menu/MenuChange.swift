// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What it takes to give an account other menus, and what changes by it for people to read.
public struct MenuChange: Equatable, Sendable {
    /// A call to make.
    public enum Step: Equatable, Sendable {
        /// Deletes a conditional menu by its number.
        case deleteConditional(String)
        /// Gives everybody these buttons.
        case create([MenuButton])
        /// Adds a conditional menu.
        case addConditional(ConditionalMenu)
    }

    /// The calls, in order.
    public let steps: [Step]
    /// The menus' outlines with `+` before what comes, `-` before what goes, a space before what stays.
    public let lines: [String]

    /// Compares what an account has with what it is to have.
    ///
    /// Conditional menus can't be changed, and the newest is tried first. So the oldest stay as far as they are the
    /// same, the others are deleted, and the new ones added from the last to the first.
    public init(from old: CustomMenu?, to new: CustomMenu) {
        let before = old?.conditional ?? []
        let kept = zip(before.reversed(), new.conditional.reversed()).prefix { $0.isSame(as: $1) }.count
        var steps = before.dropLast(kept).compactMap { $0.id.map(Step.deleteConditional) }
        if old?.buttons != new.buttons { steps.append(.create(new.buttons)) }
        steps += new.conditional.dropLast(kept).reversed().map(Step.addConditional)
        self.steps = steps
        self.lines = Self.difference(from: old?.outline ?? [], to: new.outline)
    }

    private static func difference(from old: [String], to new: [String]) -> [String] {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [String] = []
        var (from, to) = (0, 0)
        while from < old.count || to < new.count {
            if removed.contains(from) {
                lines.append("- \(old[from])")
                from += 1
            } else if inserted.contains(to) {
                lines.append("+ \(new[to])")
                to += 1
            } else {
                lines.append("  \(new[to])")
                (from, to) = (from + 1, to + 1)
            }
        }
        return lines
    }
}

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
