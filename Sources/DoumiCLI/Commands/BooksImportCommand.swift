// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import BookCatalog
import Doumi
import Foundation
import WeChatServer

/// `doumi books import`: brings a CSV file into the catalogue.
struct BooksImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Imports books from CSV: UTF-8 or GB18030, with a header of English or Chinese column names.",
        discussion: """
            A book that is already there is replaced. Works beside a running server. Columns: isbn13 or ISBN, title or \
            书名, subtitle, authors or 作者, translators or 译者, publisher or 出版社, pubdate or 出版年, pages or 页数, \
            price or 定价, binding, rating or 评分, url.
            """
    )

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Flag(help: "Lists the rows that were rejected, with the reason.")
    var showRejected = false

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func run() async throws {
        let configuration = try ServerConfiguration(settings: try self.options.settings())
        guard case .sqlite = configuration.database else {
            throw CommandFailure("database.url is \(configuration.database): the books would be gone at once")
        }
        var books = BookImport(into: try DoumiStores(configuration.database).books)
        try await InputFile(self.file).forEachChunk { try await books.add($0) }
        let report = try await books.finish()
        print(
            "read \(report.rows), added \(report.saved.added), replaced \(report.saved.updated), rejected \(report.rejectedCount)"
        )
        for (reason, count) in report.rejected.sorted(by: { $0.value > $1.value }) { print("  \(count) × \(reason)") }
        guard self.showRejected else { return }
        for row in report.rejectedRows { print("line \(row.line): \(row.reason): \(row.text)") }
    }
}
