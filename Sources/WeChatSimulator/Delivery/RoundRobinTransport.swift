// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// A small load balancer: each request goes to the next of several servers, so that WeChat's requests for one push come
/// to different ones.
///
/// It asks no other server where one fails; that is left to WeChat's next request.
public final class RoundRobinTransport: PushTransport {
    private let servers: [any PushTransport]
    private let count = Atomic(0)

    /// Takes the servers' transports; with none of them every request is refused.
    public init(_ servers: [any PushTransport]) { self.servers = servers }

    /// See ``PushTransport/send(_:patience:)``.
    public func send(_ request: PushRequest, patience: Duration) async throws(TransportFailure) -> PushResponse {
        guard !self.servers.isEmpty else { throw .refused("there is no server") }
        let number = self.count.wrappingAdd(1, ordering: .relaxed).oldValue
        let place = Int(UInt(bitPattern: number) % UInt(self.servers.count))
        return try await self.servers[place].send(request, patience: patience)
    }
}
