// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol
import WeChatServer

@Suite struct TokenFileTests {
    let folder: ConfigurationFolder

    init() throws { self.folder = try ConfigurationFolder() }

    private var database: DatabaseURL { .sqlite(path: "\(self.folder.path)/doumi.db") }
    private var path: String { "\(self.folder.path)/doumi.db.token" }

    private func permissions() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self.path)[.posixPermissions] as? Int
    }

    @Test func `a token is made once, of 32 letters and digits, for its owner alone`() throws {
        let file = try #require(TokenFile(beside: self.database))
        let made = try file.load()
        #expect(made.isNew)
        #expect(made.path == self.path)
        #expect(made.token.rawValue.utf8.count == 32)
        #expect(try self.permissions() == 0o600)
        #expect(try String(contentsOfFile: self.path, encoding: .utf8) == made.token.rawValue + "\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.folder.path) == ["doumi.db.token"])

        let kept = try file.load()
        #expect(!kept.isNew)
        #expect(kept.token == made.token)
    }

    @Test func `two databases have two tokens`() throws {
        let first = try #require(TokenFile(beside: .sqlite(path: "\(self.folder.path)/a"))).load()
        let second = try #require(TokenFile(beside: .sqlite(path: "\(self.folder.path)/b"))).load()
        #expect(first.token != second.token)
    }

    @Test func `of many that start at once all get the same token and one has made it`() async throws {
        let file = try #require(TokenFile(beside: self.database))
        let kept = try await withThrowingTaskGroup { group in
            for _ in 0..<16 { group.addTask { try file.load() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(kept.map(\.token)).count == 1)
        #expect(kept.count { $0.isNew } == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.folder.path) == ["doumi.db.token"])
    }

    @Test func `a file that holds something else is left as it is`() throws {
        try self.folder.write("doumi.db.token", "not a token")
        let error = #expect(throws: TokenFileError.self) { try TokenFile(beside: self.database)?.load() }
        #expect(
            error?.description
                == "the token file \(self.path) holds no token; delete it to have a new one made"
        )
    }

    @Test func `a folder that doesn't exist is one clear line`() throws {
        let file = try #require(TokenFile(beside: .sqlite(path: "\(self.folder.path)/none/doumi.db")))
        let error = #expect(throws: TokenFileError.self) { try file.load() }
        #expect(
            error?.description == "the token file \(file.path) can't be made: No such file or directory"
        )
    }

    @Test func `the account without a token gets it`() throws {
        var configuration = ServerConfiguration(accounts: try self.folder.configuration().accountConfigurations)
        configuration.database = self.database
        let kept = try #require(try configuration.resolveToken())
        #expect(kept.isNew)
        #expect(configuration.accounts.map { $0.credentials.tokens.map(\.rawValue) } == [[kept.token.rawValue]])
        #expect(try configuration.resolveToken() == nil)
        let credentials = try configuration.rereadCredentials(self.folder.settings())
        #expect(credentials["default"]?.tokens.map(\.rawValue) == [kept.token.rawValue])
    }

    @Test func `reading tokens again takes the file's, and makes none`() throws {
        var configuration = try self.folder.configuration(environment: ["WECHAT_TOKEN": "first"])
        configuration.database = self.database
        let settings = try self.folder.settings()
        #expect(try configuration.rereadCredentials(settings)["default"]?.tokens.map(\.rawValue) == ["first"])
        #expect(!FileManager.default.fileExists(atPath: self.path))
        try self.folder.write("doumi.db.token", "second\n")
        #expect(try configuration.rereadCredentials(settings)["default"]?.tokens.map(\.rawValue) == ["second"])
        configuration.database = .memory
        #expect(throws: ConfigurationError.self) { try configuration.rereadCredentials(settings) }
    }

    @Test func `a configured token needs no file`() throws {
        var configuration = try self.folder.configuration(environment: ["WECHAT_TOKEN": "abc"])
        configuration.database = self.database
        #expect(try configuration.resolveToken() == nil)
        #expect(!FileManager.default.fileExists(atPath: self.path))
    }

    @Test func `without a file to keep it beside a token is required`() throws {
        var configuration = try self.folder.configuration(environment: ["DATABASE_URL": "memory:"])
        let error = #expect(throws: ConfigurationError.self) { try configuration.resolveToken() }
        #expect(error?.key == "wechat.token")
        #expect(error?.environmentName == "WECHAT_TOKEN")
        #expect(TokenFile(beside: .memory) == nil)
    }

    @Test func `each of several accounts needs its own token`() throws {
        var configuration = try self.folder.configuration(
            environment: ["ACCOUNTS": "shop,news", "ACCOUNT_SHOP_TOKEN": "abc"]
        )
        let error = #expect(throws: ConfigurationError.self) { try configuration.resolveToken() }
        #expect(error?.key == "account.news.token")
        #expect(error?.environmentName == "ACCOUNT_NEWS_TOKEN")
    }
}
