// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatAPI

/// The file that `menu.file` names, as the console reads and writes it.
struct MenuFile: Sendable {
    /// A menu has far less.
    static let longest = 64 * 1024

    /// A text, or a file, that has more.
    struct TooLong: Error {}

    /// Its path; nil where none is configured.
    let path: String?

    /// What stands in it; nil where there is none yet.
    ///
    /// - Throws: ``TooLong``, or why it can't be read.
    func text() throws -> String? {
        guard let path, FileManager.default.fileExists(atPath: path) else { return nil }
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        let data = try file.read(upToCount: Self.longest + 1) ?? Data()
        // Not its beginning, which might be saved in its place.
        guard data.count <= Self.longest else { throw TooLong() }
        return String(decoding: data, as: UTF8.self)
    }

    /// The menu in it; nil where there is none that can be read.
    func menu() -> CustomMenu? {
        (try? self.text()).flatMap { $0 }.flatMap { CustomMenu.check(json: Data($0.utf8)).menu }
    }

    /// Puts a text in its place, all of it or nothing; false where no file is configured.
    ///
    /// A link stays a link.
    ///
    /// - Throws: ``TooLong``, or why it can't be written.
    func write(_ text: String) throws -> Bool {
        guard let path else { return false }
        guard text.utf8.count <= Self.longest else { throw TooLong() }
        try Data(text.utf8).write(to: URL(filePath: path).resolvingSymlinksInPath(), options: .atomic)
        return true
    }
}
