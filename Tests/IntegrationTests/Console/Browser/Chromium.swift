// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

/// Chromium and the program that drives it, where this machine has them.
struct Chromium {
    private struct Missing: Error, CustomStringConvertible {
        let description = "Chromium or its driver isn't on this machine; script/bootstrap browser installs them"
    }

    let browser: URL
    let driver: URL

    init() throws {
        let browsers = ["chromium", "chromium-browser", "google-chrome"]
        guard let browser = Self.find(browsers), let driver = Self.find(["chromedriver"]) else { throw Missing() }
        (self.browser, self.driver) = (browser, driver)
    }

    /// Whether tests in a browser are to run: where there is one, and where `REQUIRE_CHROMIUM` says that it must be.
    static let isExpected = ProcessInfo.processInfo.environment["REQUIRE_CHROMIUM"] != nil || (try? Self()) != nil

    /// The first of some programs that stands in PATH.
    private static func find(_ names: [String]) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return names.lazy.flatMap { name in folders.map { URL(filePath: "\($0)/\(name)") } }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
