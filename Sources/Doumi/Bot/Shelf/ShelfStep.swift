// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What follows from a command about the books that a reader keeps: decided here, done by ``BookGuide``.
enum ShelfStep: Hashable, Sendable {
    /// Keep a book.
    case keep(BookID)
    /// Show the shelf.
    case show
    /// Let a book go.
    case drop(BookID)
    /// Delete the shelf and the list.
    case clear
    /// Say something; all stays as it is.
    case say(String)

    /// Decides.
    ///
    /// - Parameters:
    ///   - command: What the reader said.
    ///   - shelf: The books that the reader keeps.
    ///   - list: The list that stands before them.
    init(_ command: ShelfCommand, on shelf: Bookshelf, beside list: OpenList) {
        switch command {
        case .show: self = shelf.ids.isEmpty ? .say(ShelfText.empty) : .show
        case .clear: self = .clear
        case .keep(nil): self = list.shown.map(Self.keep) ?? .say(ShelfText.nothingToKeep)
        case .keep(let number?):
            if list.ids.isEmpty {
                self = .say(ShelfText.nothingToKeep)
            } else if list.ids.indices.contains(number - 1) {
                self = .keep(list.ids[number - 1])
            } else {
                self = .say(ListText.outOfRange(number, count: list.ids.count))
            }
        case .drop(nil):
            guard !shelf.ids.isEmpty else {
                self = .say(ShelfText.empty)
                return
            }
            let shown = list.shown.flatMap { shelf.ids.contains($0) ? $0 : nil }
            self = shown.map(Self.drop) ?? .say(ShelfText.nothingToDrop)
        case .drop(let number?):
            // The numbers that count are those that the reader sees.
            let ids = list.kind == .shelf ? list.ids : shelf.ids
            if ids.isEmpty {
                self = .say(ShelfText.empty)
            } else if ids.indices.contains(number - 1) {
                self = .drop(ids[number - 1])
            } else {
                self = .say(ShelfText.outOfRange(number, count: ids.count))
            }
        }
    }
}
