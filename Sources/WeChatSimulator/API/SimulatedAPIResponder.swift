// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Carries calls to a simulated API and writes its answers, whole or not.
struct SimulatedAPIResponder: HTTPResponder {
    /// What a call's connection is needed for: to be closed.
    struct Context: InitializableFromSource {
        let channel: any Channel

        init(source: ApplicationRequestContextSource) { self.channel = source.channel }
    }

    private struct Broken: Error {}

    /// Longer than any caller waits for an answer that doesn't come.
    private static let silence = Duration.seconds(60)
    private static let bodyLimit = 1 << 20

    let api: SimulatedAPI

    func respond(to request: Request, context: Context) async throws -> Response {
        let body = try await request.body.collect(upTo: Self.bodyLimit)
        let query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
        let answer = self.api.answer(
            ReceivedCall(
                time: self.api.now(),
                method: request.method.rawValue,
                path: request.uri.path,
                query: Dictionary(query) { first, _ in first },
                body: String(buffer: body)
            )
        )
        switch answer.extent {
        case .closed: return try await Self.close(context)
        case .silence:
            await Self.wait(for: Self.silence)
            return try await Self.close(context)
        case .whole:
            if answer.delay > .zero { await Self.wait(for: answer.delay) }
            return Self.response(answer, ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
        case .half, .stalled:
            let half = ByteBuffer(bytes: answer.body.utf8.prefix(answer.body.utf8.count / 2))
            return Self.response(
                answer,
                ResponseBody(contentLength: answer.body.utf8.count) { writer in
                    try await writer.write(half)
                    if answer.extent == .stalled { await Self.wait(for: Self.silence) }
                    throw Broken()
                }
            )
        }
    }

    private static func response(_ answer: SimulatedAnswer, _ body: ResponseBody) -> Response {
        var headers: HTTPFields = [.contentType: answer.contentType]
        headers[.location] = answer.location
        return Response(status: .init(code: answer.status), headers: headers, body: body)
    }

    /// What is answered to nobody.
    private static func close(_ context: Context) async throws -> Response {
        try? await context.channel.close()
        return Response(status: .serviceUnavailable)
    }

    /// Waits, but not longer than the server runs.
    private static func wait(for duration: Duration) async {
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
    }
}
