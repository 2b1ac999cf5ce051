// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
public import Hummingbird
import NIOCore

extension RouterMethods {
    /// Adds the webhook as routes, for an application of one's own.
    ///
    /// Hummingbird reads the body, so limits of time on it are the application's; `BotServer` has its own handler for
    /// that, which is also faster.
    public func addWebhook(_ webhook: WebhookResponder, limits: WebhookLimits = WebhookLimits()) {
        for path in [WebhookResponder.path, WebhookResponder.path + "/{account}"] {
            for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete, .options] {
                self.on(RouterPath(path), method: method) { request, _ in
                    try await webhook.response(to: request, limits: limits)
                }
            }
        }
    }
}

extension WebhookResponder {
    fileprivate func response(to request: Request, limits: WebhookLimits) async throws -> Response {
        var incoming = WebhookRequest(
            method: request.method.rawValue,
            path: request.uri.path,
            query: request.uri.query ?? ""
        )
        do {
            incoming.body = Array(buffer: try await request.body.collect(upTo: limits.bodyBytes))
        } catch is NIOTooManyBytesError {
            return Response(self.refuse(incoming, because: .tooLarge))
        }
        let answer = await self.respond(to: incoming)
        return Response(answer)
    }
}

extension Response {
    fileprivate init(_ answer: WebhookResponse) {
        let head = HTTPResponse(answer, closes: false)
        self.init(
            status: head.status,
            headers: head.headerFields,
            body: ResponseBody(contentLength: answer.body.count) { writer in
                do {
                    try await writer.write(ByteBuffer(bytes: answer.body))
                    try await writer.finish(nil)
                    // A route can't hang up; WeChat asks again after what it says instead, too.
                    if answer.hangsUp { answer.receipt?.lost() } else { answer.receipt?.given() }
                } catch {
                    answer.receipt?.lost()
                    throw error
                }
            }
        )
    }
}
