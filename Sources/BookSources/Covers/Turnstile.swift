// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Lets a certain number pass at the same time, a certain number wait, and turns the others away.
///
/// It belongs to an actor, which asks it within its own isolation.
struct Turnstile {
    private let places: Int
    private let seats: Int
    private var taken = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Creates a turnstile.
    ///
    /// - Parameters:
    ///   - places: How many may be inside.
    ///   - seats: How many may wait.
    init(places: Int, seats: Int) {
        self.places = places
        self.seats = seats
    }

    /// Whether all places and all seats are taken.
    var isFull: Bool { self.taken >= self.places && self.waiting.count >= self.seats }

    /// Takes a free place; false where there is none, and one has to ``wait(_:)``.
    mutating func enter() -> Bool {
        guard self.taken < self.places else { return false }
        self.taken += 1
        return true
    }

    /// Waits for a place, which is then taken.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>) { self.waiting.append(continuation) }

    /// Gives a place back, to the one who has waited longest.
    mutating func leave() {
        if self.waiting.isEmpty { self.taken -= 1 } else { self.waiting.removeFirst().resume() }
    }
}
