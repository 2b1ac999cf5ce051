// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import Doumi

@Suite("The covers that the server shows")
struct CoverRoutesTests {
    /// Has one picture, or none.
    private struct Fetcher: CoverFetcher {
        let picture: CoverPicture?

        func picture(at address: CoverAddress) async throws(CoverFailure) -> CoverPicture {
            guard let picture = self.picture else { throw .notAPicture }
            return picture
        }
    }

    private static let jpeg = CoverPicture([0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 2000))

    private func asks(
        _ path: String,
        method: HTTPRequest.Method = .get,
        headers: HTTPFields = [:],
        having picture: CoverPicture? = Self.jpeg,
        check: @escaping @Sendable (TestResponse) throws -> Void
    ) async throws {
        let library = CoverLibrary(cache: MemoryCoverCache(), fetcher: Fetcher(picture: picture)) { isbn in
            isbn == ISBN("9787121139512") ? "https://img1.doubanio.com/a.jpg" : nil
        }
        let router = Router(options: .autoGenerateHeadEndpoints)
        CoverRoutes(library: library, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }).add(to: router)
        try await Application(router: router)
            .test(.router) { client in
                try await client.execute(uri: path, method: method, headers: headers) { try check($0) }
            }
    }

    @Test(arguments: ["9787121139512", "978-7-121-13951-2", "7121139510"])
    func `are the books' own where they can be had, and keep for a week`(isbn: String) async throws {
        try await self.asks("/covers/\(isbn)") { response in
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "image/jpeg")
            #expect(response.headers[.cacheControl] == "public, max-age=604800")
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
            #expect(response.headers[.eTag] == Self.jpeg.map { "\"\($0.tag)\"" })
            #expect(Array(response.body.readableBytesView) == Self.jpeg?.bytes)
        }
    }

    @Test(arguments: ["9787121139512", "9780451524935"])
    func `are one of our own else, for five minutes`(isbn: String) async throws {
        try await self.asks("/covers/\(isbn)", having: nil) { response in
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "image/png")
            #expect(response.headers[.cacheControl] == "public, max-age=300")
            #expect(Array(response.body.readableBytesView) == BlankCover.picture?.bytes)
        }
    }

    @Test func `aren't sent again to who has them`() async throws {
        let tag = try #require(Self.jpeg?.tag)
        for known in ["\"\(tag)\"", "\"other\", W/\"\(tag)\"", "*"] {
            try await self.asks("/covers/9787121139512", headers: [.ifNoneMatch: known]) { response in
                #expect(response.status == .notModified)
                #expect(response.headers[.eTag] == "\"\(tag)\"")
                #expect(response.body.readableBytes == 0)
            }
        }
        for unknown in ["\"other\"", tag, "\"\(tag)"] {
            try await self.asks("/covers/9787121139512", headers: [.ifNoneMatch: unknown]) { response in
                #expect(response.status == .ok)
            }
        }
    }

    @Test func `can be asked for their head alone`() async throws {
        try await self.asks("/covers/9787121139512", method: .head) { response in
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "image/jpeg")
            #expect(response.body.readableBytes == 0)
        }
    }

    @Test(arguments: [
        "9787121139513", "x", "..%2F..%2Fetc%2Fpasswd", "9787121139512.draft.jpg.png.gif.and.more.of.that", "1984",
    ])
    func `are of books alone`(name: String) async throws {
        try await self.asks("/covers/\(name)") { #expect($0.status == .notFound) }
    }
}
