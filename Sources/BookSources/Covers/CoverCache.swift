// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// Keeps the covers that were fetched, as many as its bound allows: of more, those not asked for longest go first.
public protocol CoverCache: Sendable {
    /// The cover of a book, if it is kept.
    func picture(of isbn: ISBN) async -> CoverPicture?

    /// Keeps a cover, or replaces it; where that fails it isn't kept, and the next asker has it fetched again.
    func keep(_ picture: CoverPicture, of isbn: ISBN) async
}
