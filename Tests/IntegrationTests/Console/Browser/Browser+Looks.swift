// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension Browser {
    /// The keys of WebDriver's that these tests press.
    enum Key {
        static let enter = "\u{E007}"
        static let tab = "\u{E004}"
    }

    /// Makes the window as wide as a telephone, a tablet or a desk's screen, by day or by night.
    func show(width: Int, isDark: Bool) async throws {
        try await self.devTools(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false]
        )
        let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        try await self.devTools("Emulation.setEmulatedMedia", ["features": [scheme]])
    }

    /// Asks for pages in another language.
    func prefer(language: String) async throws {
        try await self.devTools("Network.enable", [:])
        try await self.devTools("Network.setExtraHTTPHeaders", ["headers": ["Accept-Language": language]])
    }

    /// Keeps a picture of the page for whoever wants to look at it.
    func keepPicture(_ name: String) async throws {
        let folder = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/screenshots")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await self.picture().write(to: folder.appending(path: "\(name).png"))
    }

    /// What is wrong with the page as it looks now, in words; see ``PageInspection``.
    func inspect() async throws -> [String] { try await self.script(PageInspection.script) }
}
