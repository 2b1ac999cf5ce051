// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Fetches pictures over HTTP, with a bound to the time and the bytes that a server may take.
public struct HTTPCoverFetcher: CoverFetcher {
    private let client: HTTPClient
    private let timeout: Duration
    private let clock: any Clock<Duration>

    /// Creates a fetcher.
    ///
    /// - Parameters:
    ///   - client: A client that was made with ``clientConfiguration``; who made it shuts it down.
    ///   - timeout: How long a picture may take in all, to its last byte.
    ///   - clock: What measures that.
    public init(client: HTTPClient, timeout: Duration = .seconds(8), clock: any Clock<Duration> = ContinuousClock()) {
        self.client = client
        self.timeout = timeout
        self.clock = clock
    }

    /// What an `HTTPClient` for covers has to be made with: it follows no redirection, and unpacks nothing.
    public static var clientConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(3)),
            decompression: .disabled
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(30)
        configuration.connectionPool.retryConnectionEstablishment = false
        // Its spans would hold the whole address, and its requests ours: that is nobody else's business.
        configuration.tracing.tracer = nil
        return configuration
    }

    /// Fetches a picture, once.
    public func picture(at address: CoverAddress) async throws(CoverFailure) -> CoverPicture {
        do {
            return try await withThrowingTaskGroup(of: CoverPicture.self) { group in
                group.addTask { try await self.fetch(address) }
                group.addTask {
                    try await self.clock.sleep(for: self.timeout)
                    throw CoverFailure.timeout
                }
                defer { group.cancelAll() }
                guard let picture = try await group.next() else { throw CoverFailure.cancelled }
                return picture
            }
        } catch {
            throw Self.failure(error)
        }
    }

    private func fetch(_ address: CoverAddress) async throws -> CoverPicture {
        var request = HTTPClientRequest(url: address.url)
        request.headers.add(name: "Accept", value: "image/jpeg, image/png, image/gif, image/webp")
        request.headers.add(name: "User-Agent", value: "swift-wechat")
        if let referer = address.referer { request.headers.add(name: "Referer", value: referer) }
        // The client's own deadline ends at the answer's head; the one around this ends at its last byte.
        let response = try await self.client.execute(request, deadline: .distantFuture)
        let length = response.headers.first(name: "Content-Length").flatMap { Int($0) }
        var intake = try CoverIntake(status: Int(response.status.code), length: length)
        for try await part in response.body { try intake.take(part.readableBytesView) }
        return try intake.picture()
    }

    private static func failure(_ error: any Error) -> CoverFailure {
        if let failure = error as? CoverFailure { return failure }
        if error is CancellationError { return .cancelled }
        if error is HTTPParserError { return .incomplete }
        return switch error as? HTTPClientError {
        case .cancelled: .cancelled
        case .connectTimeout, .readTimeout: .timeout
        case .remoteConnectionClosed: .incomplete
        default: .unreachable
        }
    }
}
