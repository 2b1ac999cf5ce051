// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatAPI

/// The file that `menu.file` names, as the console reads and writes it.
struct MenuFile: Sendable {
    /// A menu has far less.
    private static let longest = 64 * 1024

    /// Its path; nil where none is configured.
    let path: String?

    /// What stands in it; nil where there is none yet.
    func text() throws -> String? {
        guard let path, FileManager.default.fileExists(atPath: path) else { return nil }
        return String(decoding: try Data(contentsOf: URL(filePath: path)).prefix(Self.longest), as: UTF8.self)
    }

    /// The menu in it; nil where there is none that can be read.
    func menu() -> CustomMenu? {
        (try? self.text()).flatMap { $0 }.flatMap { CustomMenu.check(json: Data($0.utf8)).menu }
    }

    /// Puts a text in its place, all of it or nothing; false where no file is configured.
    func write(_ text: String) throws -> Bool {
        guard let path else { return false }
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        return true
    }
}
