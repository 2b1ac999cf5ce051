// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where a file of books is imported to: a catalogue that saves many books fast, and remembers how far an import came.
public protocol BookImportStore: Sendable {
    /// Prepares for many books, and looks whether an import of the same file was interrupted.
    ///
    /// - Parameter file: What is to be imported.
    /// - Returns: How that import stood when it was interrupted; `nil` if there was none.
    /// - Throws: An error of the store.
    func beginImport(of file: ImportID) async throws -> ImportReport?

    /// Adds or replaces the books of a batch and notes how far the import has come: both or neither.
    ///
    /// - Returns: How many were new, and how many replaced.
    /// - Throws: An error of the store.
    func save(_ batch: ImportBatch) async throws -> SaveCount

    /// Forgets how far an import came, be it that it is done or that it is to begin anew.
    ///
    /// - Throws: An error of the store.
    func forgetImport(of file: ImportID) async throws

    /// Puts the index in order after an import, in pieces between which others can write.
    ///
    /// - Parameter saved: What the import has saved; few books among many are not worth much work.
    /// - Throws: An error of the store.
    func tidyIndex(after saved: SaveCount) async throws
}
