// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatServer

@testable import Doumi

@Suite struct PublicURLCheckTests {
    private func finding(_ url: String, _ addresses: [String]) throws -> Finding {
        let url = try #require(PublicURL(url))
        return PublicURLCheck(url: url, lookup: .success(addresses)).finding
    }

    @Test func `a name that the internet reaches on WeChat's ports is right`() throws {
        let addresses = ["198.51.100.7", "2001:db8::7"]
        for url in ["https://wx.example.org", "http://wx.example.org:80/books", "HTTPS://wx.example.org:443"] {
            #expect(try self.finding(url, addresses) == .passed("wx.example.org is 198.51.100.7 and 1 more"))
        }
    }

    @Test(arguments: ["https://wx.example.org:8443", "http://wx.example.org:8080", "http://wx.example.org:443"])
    func `another port is one that WeChat doesn't call`(url: String) throws {
        let finding = try self.finding(url, ["198.51.100.7"])
        #expect(finding.status == .failed)
        #expect(finding.reason.contains("port 80 and https on port 443"))
    }

    @Test func `what only this machine or network reaches is told`() throws {
        #expect(try self.finding("http://localhost:8080", ["127.0.0.1", "::1"]).reason.contains("only this machine"))
        let local = try self.finding("https://wx.example.org", ["10.0.0.5"])
        #expect(local.status == .warned)
        #expect(local.reason.contains("10.0.0.5, which the internet doesn't reach"))
        #expect(try self.finding("https://198.51.100.7", ["198.51.100.7"]).reason.contains("names an address"))
        #expect(try self.finding("https://[2001:db8::7]", ["2001:db8::7"]).reason.contains("names an address"))
    }

    @Test func `a name without an address, and no URL at all`() throws {
        let url = try #require(PublicURL("https://wx.example.org"))
        let unknown = PublicURLCheck(url: url, lookup: .failure(.init(reason: "Name or service not known"))).finding
        #expect(unknown.status == .failed)
        #expect(unknown.reason == "the address of wx.example.org can't be found: Name or service not known")
        let none = PublicURLCheck(url: nil, lookup: nil).finding
        #expect(none.status == .skipped)
        #expect(none.nextStep?.contains("HTTP_PUBLIC_URL") == true)
    }

    @Test(arguments: [
        ("127.0.0.1", AddressScope.loopback), ("::1", .loopback), ("::ffff:127.0.0.2", .loopback),
        ("10.1.2.3", .local), ("172.16.0.1", .local), ("172.32.0.1", .everywhere), ("192.168.1.1", .local),
        ("192.169.1.1", .everywhere), ("169.254.1.1", .local), ("100.64.0.1", .local), ("100.128.0.1", .everywhere),
        ("fe80::1%eth0", .local), ("fd00::1", .local), ("2001:db8::1", .everywhere), ("198.51.100.7", .everywhere),
        ("::FFFF:10.0.0.1", .local), ("0.0.0.0", .local), ("1.2.3", .everywhere), ("", .everywhere),
    ])
    func `addresses are sorted by who reaches them`(address: String, scope: AddressScope) {
        #expect(AddressScope(address) == scope)
    }
}
