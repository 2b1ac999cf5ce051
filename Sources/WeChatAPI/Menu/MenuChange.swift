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
        let removed = Self.offsets(of: difference.removals)
        let inserted = Self.offsets(of: difference.insertions)
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

    private static func offsets(of changes: [CollectionDifference<String>.Change]) -> Set<Int> {
        Set(
            changes.map { change in
                switch change {
                case .insert(let offset, _, _), .remove(let offset, _, _): offset
                }
            }
        )
    }
}
