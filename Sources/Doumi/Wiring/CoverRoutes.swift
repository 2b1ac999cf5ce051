// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The covers of books at `/covers/{isbn}`: the real one, or a picture of our own for the time being.
struct CoverRoutes: Sendable {
    /// A cover hardly ever changes.
    private static let week = "public, max-age=604800"
    /// What there is none of now may be there soon.
    private static let fiveMinutes = "public, max-age=300"

    let library: CoverLibrary
    let logger: Logger

    func add(to router: some RouterMethods) {
        router.get("/covers/{isbn}") { request, context in
            guard let name = context.parameters.get("isbn"), name.utf8.count <= 32, let isbn = ISBN(name) else {
                return Response(status: .notFound)
            }
            let cover = await self.picture(of: isbn)
            guard let picture = cover ?? BlankCover.picture else { return Response(status: .notFound) }
            return Self.response(
                with: picture,
                caching: cover == nil ? Self.fiveMinutes : Self.week,
                to: request.headers[values: .ifNoneMatch]
            )
        }
    }

    /// The cover, if it can be had; that it can't is logged once, and then for a while known.
    private func picture(of isbn: ISBN) async -> CoverPicture? {
        do {
            return try await self.library.picture(of: isbn)
        } catch {
            let reason = (error as? CoverFailure)?.description ?? "the catalogue failed: \(type(of: error))"
            self.logger.info("a cover can't be had", metadata: ["isbn": "\(isbn)", "reason": "\(reason)"])
            return nil
        }
    }

    /// The picture, or that it hasn't changed for who has it already.
    private static func response(with picture: CoverPicture, caching: String, to known: [String]) -> Response {
        let tag = "\"\(picture.tag)\""
        var headers: HTTPFields = [.eTag: tag, .cacheControl: caching, .xContentTypeOptions: "nosniff"]
        let tags = known.flatMap { $0.split(separator: ",") }.map { $0.trimmingPrefix(" ").trimmingPrefix("W/") }
        if tags.contains(where: { $0.hasPrefix(tag) || $0.hasPrefix("*") }) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = picture.type.contentType
        headers[.contentSecurityPolicy] = "default-src 'none'"
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture.bytes))
        )
    }
}
