// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Carries WeChat's requests over HTTP to a URL.
public struct HTTPPushTransport: PushTransport {
    private let url: WebhookURL
    private let client: HTTPClient

    /// Creates a transport with a client of one's own; make it from ``configuration(patience:)``.
    public init(url: WebhookURL, client: HTTPClient) {
        self.url = url
        self.client = client
    }

    /// Makes a transport, and a client that lives as long as `body` runs.
    /// - Throws: What `body` throws.
    public static func run<Result>(
        url: WebhookURL,
        patience: Duration = PushTiming().patience,
        _ body: (HTTPPushTransport) async throws -> Result
    ) async throws -> Result {
        try await HTTPClient.withHTTPClient(configuration: self.configuration(patience: patience)) { client in
            try await body(HTTPPushTransport(url: url, client: client))
        }
    }

    /// How WeChat uses HTTP: version 1.1, no redirects, no second try where a connection is refused.
    public static func configuration(patience: Duration = PushTiming().patience) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(patience))
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        // Its spans would hold the whole address, and its requests ours: that is nobody else's business.
        configuration.tracing.tracer = nil
        return configuration
    }

    /// See ``PushTransport/send(_:patience:)``.
    public func send(_ request: PushRequest, patience: Duration) async throws(TransportFailure) -> PushResponse {
        do {
            return try await withThrowingTaskGroup(of: PushResponse.self) { group in
                group.addTask { try await self.exchange(request) }
                group.addTask {
                    try await ContinuousClock().sleep(for: patience)
                    throw TransportFailure.timeout
                }
                defer { group.cancelAll() }
                guard let response = try await group.next() else { throw TransportFailure.timeout }
                return response
            }
        } catch {
            throw TransportFailure(error)
        }
    }

    private func exchange(_ request: PushRequest) async throws -> PushResponse {
        var outgoing = HTTPClientRequest(url: self.url.adding(query: request.query))
        outgoing.headers.add(name: "User-Agent", value: "Mozilla/4.0")
        outgoing.headers.add(name: "Accept", value: "*/*")
        if let body = request.body {
            outgoing.method = .POST
            outgoing.headers.add(name: "Content-Type", value: "text/xml")
            outgoing.body = .bytes(ByteBuffer(bytes: body))
        }
        let incoming = try await self.client.execute(outgoing, deadline: .distantFuture)
        var response = PushResponse(status: Int(incoming.status.code), body: [])
        for try await part in incoming.body {
            response.body.append(contentsOf: part.readableBytesView.prefix(PushResponse.limit - response.body.count))
            guard response.body.count < PushResponse.limit else {
                response.isTooLong = true
                break
            }
        }
        return response
    }
}
