// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Testing
import WeChatSQLite

@Suite struct DatabaseFileTests {
    private let directory: TemporaryDirectory

    init() throws { self.directory = try TemporaryDirectory() }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test(arguments: ["", "-wal", "-shm"])
    func `a new file, which will hold tokens, is its owner's alone`(suffix: String) throws {
        let database = try WeChatDatabase.open(path: self.directory.file())
        #expect(try self.mode(self.directory.file() + suffix) == 0o600)
        withExtendedLifetime(database) {}
    }

    @Test func `a file that exists keeps the mode that it was given`() throws {
        let path = self.directory.file()
        try Data().write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        _ = try WeChatDatabase.open(path: path)
        #expect(try self.mode(path) == 0o640)
    }
}
