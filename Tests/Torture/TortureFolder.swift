// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation

/// Where a torture keeps what servers say and write: gone afterwards, unless something is broken.
struct TortureFolder {
    let url: URL

    init() throws {
        self.url = FileManager.default.temporaryDirectory.appending(path: "torture-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.url, withIntermediateDirectories: false)
    }

    /// Removes it.
    /// - Throws: Exit status 1 where something is broken, and then keeps it.
    func end(isBroken: Bool) throws {
        guard !isBroken else {
            print("broken; everything is in \(self.url.path)")
            throw ExitCode.failure
        }
        try FileManager.default.removeItem(at: self.url)
    }
}
