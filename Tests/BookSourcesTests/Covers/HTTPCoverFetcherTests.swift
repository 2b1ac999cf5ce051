// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import BookSources
import Testing

@Suite("A picture from a server that isn't trusted")
struct HTTPCoverFetcherTests {
    private static let ok = "HTTP/1.1 200 OK"

    /// What comes of asking a server that behaves so; `then` looks at the server afterwards.
    private func fetch(
        _ behaviour: PictureServer.Behaviour,
        timeout: Duration = .seconds(20),
        then check: (PictureServer) throws -> Void = { _ in }
    ) async throws -> Result<CoverPicture, CoverFailure> {
        var result = Result<CoverPicture, CoverFailure>.failure(.unreachable)
        try await PictureServer.run(["/cover": behaviour]) { server in
            let address = try #require(CoverHosts(addresses: [server.address]).address(of: "\(server.address)/cover"))
            let client = HTTPClient(
                eventLoopGroupProvider: .singleton,
                configuration: HTTPCoverFetcher.clientConfiguration
            )
            do throws(CoverFailure) {
                result = .success(try await HTTPCoverFetcher(client: client, timeout: timeout).picture(at: address))
            } catch {
                result = .failure(error)
            }
            try await client.shutdown()
            try check(server)
        }
        return result
    }

    @Test func `comes as it is, whatever type the server gives it`() async throws {
        let picture = try Pictures.jpeg(300_000)
        let answer: [UInt8] = .answer(
            Self.ok,
            "content-type: text/html",
            "content-length: 300000",
            body: picture.bytes
        )
        let result = try await self.fetch(.sends(answer)) { server in
            #expect(server.received.count == 1)
            #expect(server.received.first?.hasPrefix("GET /cover HTTP/1.1\r\n") == true)
        }
        #expect(result == .success(picture))
    }

    @Test func `is refused where it is a page`() async throws {
        let page = Array("<!doctype html><script>alert(1)</script>".utf8)
        let answer: [UInt8] = .answer(Self.ok, "content-type: image/jpeg", "content-length: \(page.count)", body: page)
        #expect(try await self.fetch(.sends(answer)) == .failure(.notAPicture))
    }

    @Test(arguments: [
        "http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:1/", "https://evil.example/a.jpg", "/cover", "",
    ])
    func `is not looked for where a redirection leads`(place: String) async throws {
        let answer: [UInt8] = .answer("HTTP/1.1 302 Found", "location: \(place)", "content-length: 0")
        let result = try await self.fetch(.sends(answer)) { #expect($0.received.count == 1) }
        #expect(result == .failure(.status(302)))
    }

    @Test func `never fills the memory, if it says that it is large or doesn't end`() async throws {
        let large: [UInt8] = .answer(Self.ok, "content-length: 52428800", body: Pictures.jpegStart)
        #expect(try await self.fetch(.neverEnds(large)) == .failure(.tooLarge))
        let endless: [UInt8] = .answer(Self.ok, "connection: close", body: Pictures.jpegStart)
        let result = try await self.fetch(.neverEnds(endless)) { server in
            // What is read is bounded; some more is on its way in the sockets' buffers.
            #expect(server.flooded < 32 << 20)
        }
        #expect(result == .failure(.tooLarge))
    }

    @Test func `is given up where it drips, or doesn't come at all`() async throws {
        let slow: [UInt8] = .answer(Self.ok, "content-length: 100000", body: Pictures.jpegStart)
        #expect(try await self.fetch(.drips(slow), timeout: .milliseconds(100)) == .failure(.timeout))
        #expect(try await self.fetch(.hangs, timeout: .milliseconds(100)) == .failure(.timeout))
    }

    @Test func `is refused where it is shorter than the server said`() async throws {
        let short: [UInt8] = .answer(Self.ok, "content-length: 100000", body: try Pictures.jpeg().bytes)
        #expect(try await self.fetch(.sends(short, closes: true)) == .failure(.incomplete))
        #expect(try await self.fetch(.sends([], closes: true)) == .failure(.incomplete))
        #expect(try await self.fetch(.sends(Array("GIF89a, not HTTP\r\n\r\n".utf8))) == .failure(.incomplete))
    }

    @Test func `ends where the server said, whatever follows`() async throws {
        let picture = try Pictures.jpeg(20)
        let answer: [UInt8] = .answer(Self.ok, "content-length: 20", body: try Pictures.jpeg(40).bytes)
        #expect(try await self.fetch(.sends(answer)) == .success(picture))
    }

    @Test(arguments: [403, 404, 418, 503])
    func `isn't in an answer with another status`(status: Int) async throws {
        let answer: [UInt8] = .answer(
            "HTTP/1.1 \(status) No",
            "content-length: 1000",
            body: try Pictures.jpeg().bytes
        )
        #expect(try await self.fetch(.sends(answer)) == .failure(.status(status)))
    }

    @Test func `doesn't come from where nobody listens`() async throws {
        let address = try #require(CoverHosts(addresses: ["http://127.0.0.1:1"]).address(of: "http://127.0.0.1:1/"))
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPCoverFetcher.clientConfiguration
        )
        await #expect(throws: CoverFailure.unreachable) {
            try await HTTPCoverFetcher(client: client).picture(at: address)
        }
        try await client.shutdown()
    }

    @Test func `is asked for without our traces`() {
        #expect(HTTPCoverFetcher.clientConfiguration.tracing.tracer == nil)
    }
}
