// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import BookCatalog
import Doumi
import Foundation
import WeChatServer

/// `doumi books export`: writes the catalogue as a file.
struct BooksExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the catalogue as CSV or JSON lines, which `doumi books import` reads with nothing lost."
    )

    @Argument(help: "The file; - for standard output.")
    var file = "-"

    @Option(help: "csv or jsonl; otherwise told by the file's name, and csv.")
    var format: BookExport.Format?

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func run() async throws {
        let configuration = try ServerConfiguration(settings: try self.options.settings())
        guard let catalogue = try await DoumiStores(configuration.database).books as? any BookListing else {
            throw CommandFailure("\(configuration.database) can't be exported")
        }
        let format = self.format ?? ([".jsonl", ".json"].contains(where: self.file.hasSuffix) ? .jsonl : .csv)
        let output = try OutputFile(self.file)
        var count = 0
        try await BookExport(format)
            .run(catalogue) { text, books in
                try output.write(text)
                count += books
            }
        try output.finish()
        if self.file != "-" { print("wrote \(count) books") }
    }
}
