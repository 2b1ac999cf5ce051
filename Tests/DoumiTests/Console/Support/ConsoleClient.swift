// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import WeChatServer

@testable import Doumi

/// A browser without scripts: it keeps the console's cookies, and sends the token of the page that it saw last.
final class ConsoleClient {
    /// Gives every request another Host, as a page does whose name leads here.
    private struct Rehosting: HTTPResponder {
        typealias Context = ConsoleContext

        let next: RouterResponder<ConsoleContext>
        let host: String

        func respond(to request: Request, context: ConsoleContext) async throws -> Response {
            var head = request.head
            head.authority = self.host
            return try await self.next.respond(to: Request(head: head, body: request.body), context: context)
        }
    }

    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]
    private(set) var token: String?
    /// What the last answer's Set-Cookie said.
    private(set) var setCookie: String?

    /// What it would send along: all cookies but those named.
    func cookie(without name: String? = nil) -> String? {
        let cookies = self.cookies.filter { $0.key != name }.sorted { $0.key < $1.key }
        return cookies.isEmpty ? nil : cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }

    private init(_ client: any TestClientProtocol) { self.client = client }

    /// Runs a console with some pages, and a browser before it.
    static func visit(
        _ options: [String: String] = [:],
        host: String = "localhost",
        pages: (Router<ConsoleContext>) -> Void = { _ in },
        _ body: @escaping @Sendable (ConsoleClient) async throws -> Void
    ) async throws {
        let clock = HandClock()
        let settings = try Settings(options: options, environment: [:], directory: "/nonexistent")
        let router = ConsoleServer.router(
            try ConsoleConfiguration(settings: settings),
            openPaths: ["/metrics"],
            now: clock.now
        )
        pages(router)
        router.get("/plain") { _, _ in "plain" }
        router.get("/form") { _, context in "name=\"token\" value=\"\(context.formToken)\"" }
        router.post("/form") { _, context in context.form["text"] ?? "" }
        let responder = Rehosting(next: router.buildResponder(), host: host)
        try await Application(responder: responder).test(.router) { try await body(ConsoleClient($0)) }
    }

    /// Loads a page.
    @discardableResult
    func get(_ path: String, headers: HTTPFields = [:]) async throws -> (status: Int, body: String, headers: HTTPFields)
    {
        try await self.send(path, .get, headers, nil)
    }

    /// Sends a form, with the token unless told otherwise.
    @discardableResult
    func post(
        _ path: String,
        _ fields: [String: String],
        headers: HTTPFields = [:],
        withToken: Bool = true
    ) async throws -> (status: Int, body: String, headers: HTTPFields) {
        var fields = fields
        if withToken, let token { fields["token"] = token }
        let body = fields.map { "\(Self.escaped($0.key))=\(Self.escaped($0.value))" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await self.send(path, .post, headers, ByteBuffer(string: body))
    }

    private func send(
        _ path: String,
        _ method: HTTPRequest.Method,
        _ headers: HTTPFields,
        _ body: ByteBuffer?
    ) async throws -> (status: Int, body: String, headers: HTTPFields) {
        var headers = headers
        if headers[.cookie] == nil { headers[.cookie] = self.cookie() }
        let response = try await self.client.execute(uri: path, method: method, headers: headers, body: body)
        self.setCookie = response.headers[.setCookie]
        if let new = self.setCookie?.split(separator: ";").first?.split(separator: "=", maxSplits: 1), new.count == 2 {
            self.cookies[String(new[0])] = String(new[1])
        }
        let text = String(buffer: response.body)
        if let start = text.firstRange(of: "name=\"token\" value=\"") {
            self.token = String(text[start.upperBound...].prefix { $0 != "\"" })
        }
        return (response.status.code, text, response.headers)
    }

    private static func escaped(_ text: String) -> String { BookPage.escaped(text) }
}
