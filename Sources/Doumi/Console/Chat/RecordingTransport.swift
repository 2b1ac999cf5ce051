// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatSimulator

/// Hands on what goes through another transport, in both directions.
struct RecordingTransport: PushTransport {
    let transport: any PushTransport
    let record: @Sendable (ChatExchange.Wire) -> Void

    func send(_ request: PushRequest, patience: Duration) async throws(TransportFailure) -> PushResponse {
        do {
            let response = try await self.transport.send(request, patience: patience)
            self.record(ChatExchange.Wire(request: request, response: response))
            return response
        } catch {
            self.record(ChatExchange.Wire(request: request, response: nil))
            throw error
        }
    }
}
