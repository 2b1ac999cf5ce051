// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// The books that a reader keeps (我的书单).
///
/// It is the state of a conversation, so that the desk deletes it with everything else when the reader unsubscribes.
/// What is stored is found again by the type's name and shape: neither may change.
struct Bookshelf: Codable, Hashable, Sendable {
    /// What became of a book that was to be kept.
    enum Addition: Hashable, Sendable {
        case added, alreadyThere, full
    }

    /// The most books that one reader keeps: numbers in a list have two digits.
    static let limit = 99
    /// How long it is kept after the reader last looked at it or changed it: a year.
    static let lifetime = Duration.seconds(365 * 86_400)

    /// The books, those kept last in front.
    private(set) var ids: [BookID] = []

    /// Keeps a book.
    mutating func add(_ id: BookID) -> Addition {
        if self.ids.contains(id) { return .alreadyThere }
        guard self.ids.count < Self.limit else { return .full }
        self.ids.insert(id, at: 0)
        return .added
    }

    /// Lets a book go; false where it wasn't kept.
    mutating func remove(_ id: BookID) -> Bool {
        guard let place = self.ids.firstIndex(of: id) else { return false }
        self.ids.remove(at: place)
        return true
    }
}
