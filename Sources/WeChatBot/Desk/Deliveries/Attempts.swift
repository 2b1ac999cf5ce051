// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The attempts that wait for one delivery: one as a rule, which is why it needs no array.
struct Attempts<Waiter> {
    private var one: Attempt<Waiter>?
    private var more: [Attempt<Waiter>] = []

    /// Whether nobody waits.
    var isEmpty: Bool { self.one == nil }

    mutating func append(_ attempt: Attempt<Waiter>) {
        if self.one == nil { self.one = attempt } else { self.more.append(attempt) }
    }

    func forEach(_ body: (Attempt<Waiter>) -> Void) {
        if let one { body(one) }
        for attempt in self.more { body(attempt) }
    }

    func contains(where predicate: (Attempt<Waiter>) -> Bool) -> Bool {
        self.one.map(predicate) == true || self.more.contains(where: predicate)
    }

    /// Takes out all that the predicate holds for.
    mutating func remove(where predicate: (Attempt<Waiter>) -> Bool) -> Attempts {
        guard self.contains(where: predicate) else { return Attempts() }
        let before = self
        var removed = Attempts()
        self = Attempts()
        before.forEach { if predicate($0) { removed.append($0) } else { self.append($0) } }
        return removed
    }
}
