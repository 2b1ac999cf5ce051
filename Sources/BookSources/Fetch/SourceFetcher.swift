// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Asks a service over HTTP and brings back its JSON: bounded in size and time, no redirect followed.
public struct SourceFetcher: Sendable {
    private let client: HTTPClient
    private let limit: Int
    private let timeout: Duration

    /// Creates a fetcher.
    ///
    /// - Parameters:
    ///   - client: Made with ``AsyncHTTPClient/HTTPClient/Configuration/bookSources``.
    ///   - limit: The most bytes of an answer.
    ///   - timeout: The longest that a request may take, to the last byte of its answer.
    public init(client: HTTPClient, limit: Int = 1 << 20, timeout: Duration = .seconds(10)) {
        self.client = client
        self.limit = limit
        self.timeout = timeout
    }

    /// Asks once.
    func fetch(_ request: SourceRequest) async throws(SourceError) -> SourceAnswer {
        do {
            return try await TimeLimit(self.timeout).run { try await self.exchange(request) }
        } catch let error as SourceError {
            throw error
        } catch {
            throw SourceError(transport: error)
        }
    }

    private func exchange(_ request: SourceRequest) async throws -> SourceAnswer {
        var call = HTTPClientRequest(url: request.url)
        call.headers.add(name: "Accept", value: "application/json")
        call.headers.add(name: "User-Agent", value: request.userAgent)
        if request.method == .post {
            call.method = .POST
            call.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            call.body = .bytes(ByteBuffer(string: request.encodedFields))
        }
        // The client's own deadline ends at the answer's head; the one around this ends at its last byte.
        let response = try await self.client.execute(call, deadline: .distantFuture)
        let status = Int(response.status.code)
        guard !(300...399).contains(status) else { throw SourceError.redirect(status: status) }
        let length = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        guard length <= self.limit else { throw SourceError.tooLong }
        var bytes = Data()
        for try await part in response.body {
            guard bytes.count + part.readableBytes <= self.limit else { throw SourceError.tooLong }
            bytes.append(contentsOf: part.readableBytesView)
        }
        // What services call their JSON can't be relied on; what it is can.
        guard let json = JSONValue(bytes) else { throw SourceError.notJSON(status: status) }
        return SourceAnswer(status: status, json: json)
    }
}

extension HTTPClient.Configuration {
    /// What an `HTTPClient` for a ``SourceFetcher`` has to be made with: it follows no redirect, traces nothing (a trace
    /// holds addresses, and these hold keys), and makes no second attempt behind our back.
    public static var bookSources: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(3))
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.tracing.tracer = nil
        return configuration
    }
}
