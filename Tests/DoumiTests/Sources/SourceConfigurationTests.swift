// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookSources
import Doumi
import Testing
import WeChatServer

@Suite("The sources in the configuration")
struct SourceConfigurationTests {
    private func configuration(_ values: [String: String]) throws -> SourceConfiguration {
        try SourceConfiguration(settings: Settings(options: values, environment: [:], directory: "/nonexistent"))
    }

    private func error(_ values: [String: String]) -> ConfigurationError? {
        do {
            _ = try self.configuration(values)
            return nil
        } catch {
            return error as? ConfigurationError
        }
    }

    @Test func `without a word there is the local catalogue alone`() throws {
        #expect(try self.configuration([:]) == SourceConfiguration())
        #expect(try self.configuration(["books.sources": "local"]).order == [])
    }

    @Test func `the order is the operator's`() throws {
        let configuration = try self.configuration([
            "books.sources": "local, NeoDB,douban,googlebooks,openlibrary", "openlibrary.contact": "op@example.org",
            "googlebooks.apiKey": "k", "douban.method": "post", "douban.baseURL": "http://127.0.0.1:1/x/",
        ])
        #expect(configuration.order == [.neodb, .douban, .googlebooks, .openlibrary])
        #expect(configuration.doubanMethod == .post)
        #expect(configuration.doubanURL.description == "http://127.0.0.1:1/x")
    }

    @Test func `environment variables and a secret's file are read`() throws {
        let settings = try Settings(
            environment: ["BOOKS_SOURCES": "local,douban", "DOUBAN_API_KEY": "k1", "DOUBAN_METHOD": "POST"],
            directory: "/nonexistent"
        )
        let configuration = try SourceConfiguration(settings: settings)
        #expect(configuration.doubanKey?.rawValue == "k1")
        #expect("\(configuration)".contains("k1") == false)
        #expect(self.error(["douban.apiKeyFile": "/nonexistent"])?.key == "douban.apiKeyFile")
    }

    @Test(arguments: [
        ("books.sources", "local,amazon"), ("books.sources", "douban,douban"), ("books.sources", "local,,douban"),
        ("douban.baseURL", "api.douban.com"), ("douban.baseURL", "https://u:p@x.org"), ("douban.method", "PUT"),
        ("openlibrary.contact", "nobody"), ("openlibrary.baseURL", "ftp://x"), ("googlebooks.apiKey", "a b"),
        ("neodb.baseURL", "https://"),
    ])
    func `a wrong value is an error that names its key`(key: String, value: String) {
        #expect(self.error([key: value])?.key == key)
    }

    @Test func `a source without what it needs is an error that names the key`() {
        #expect(self.error(["books.sources": "local,openlibrary"])?.key == "openlibrary.contact")
        #expect(self.error(["books.sources": "local,googlebooks"])?.key == "googlebooks.apiKey")
        let own = ["books.sources": "local,googlebooks", "googlebooks.baseURL": "http://127.0.0.1:1"]
        #expect(self.error(own) == nil)
    }
}
