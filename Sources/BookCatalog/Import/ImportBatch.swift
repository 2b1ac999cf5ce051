// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Books of a file that are saved together, with how far the import has come by them.
public struct ImportBatch: Sendable {
    /// What is being imported.
    public let file: ImportID
    /// How the import stands once this batch is saved, but for what it adds and replaces itself.
    public let report: ImportReport
    package let books: [PreparedBook]
}
