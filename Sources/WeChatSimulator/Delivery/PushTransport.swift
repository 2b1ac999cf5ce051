// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What carries a request of WeChat's to a server: HTTP, or in a test a call.
public protocol PushTransport: Sendable {
    /// Sends a request and returns the whole answer.
    ///
    /// - Parameters:
    ///   - request: What WeChat sends.
    ///   - patience: How long to wait for the last byte of the answer; then the connection is closed.
    /// - Returns: The answer.
    /// - Throws: ``TransportFailure`` where none came.
    func send(_ request: PushRequest, patience: Duration) async throws(TransportFailure) -> PushResponse
}
