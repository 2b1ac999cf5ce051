// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird
import NIOCore

/// Lets requests to the console in, or not: host, session and form token; and says to browsers what pages may do.
struct ConsoleGuard: RouterMiddleware {
    /// Nothing but our own files; forms go nowhere else; nobody frames the pages.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    private static let formLimit = 64 * 1024
    /// A menu's form has three bytes for each byte of its file.
    private static let menuLimit = 4 * MenuFile.longest

    let sessions: ConsoleSessions
    let isLoopback: Bool
    var transport = SecureTransport()
    /// Paths that machines ask for: without a session from this machine, with the password from elsewhere.
    let openPaths: Set<String>

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await self.answer(request, context, next)
        } catch let error as any HTTPResponseError {
            // A page that isn't there is one of ours too.
            response = try error.response(from: request, context: context)
        }
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        // With "no-referrer" browsers say nothing of where a form of our own comes from either (`Origin: null`).
        if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "same-origin" }
        if let name = HTTPField.Name("X-Frame-Options") { response.headers[name] = "DENY" }
        if let name = HTTPField.Name("Cross-Origin-Opener-Policy") { response.headers[name] = "same-origin" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private func answer(
        _ request: Request,
        _ context: ConsoleContext,
        _ next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        // With a password a strange name finds no session; without, the name is what keeps strange pages out.
        let isLocal = self.isLoopback && LoopbackHost.isNamed(by: request.head.authority)
        guard !self.isLoopback || self.sessions.needsPassword || isLocal else {
            return Self.refusal(.misdirectedRequest, "This console answers to localhost only.")
        }
        var context = context
        context.language = ConsoleLanguage(accepting: request.headers[.acceptLanguage])
        let session = self.sessions.needsPassword ? Self.id(request, Self.cookie) : nil
        let signedIn = session.flatMap { self.sessions.isOpen(to: $0) ? $0 : nil }
        let known = signedIn ?? Self.id(request, Self.formCookie)
        let id = known ?? ConsoleSessions.newID()
        context.visitor = id
        context.isSecure = self.transport.isUsed(by: request)
        context.isSignedIn = self.sessions.isOpen(to: id)
        context.needsPassword = self.sessions.needsPassword
        context.formToken = self.sessions.formToken(of: id)
        context.isOpenStill = { [sessions] in sessions.isOpen(to: id) }
        let path = request.uri.path
        // A stream is costly, and a page elsewhere that opens one can't read it anyway.
        guard !path.hasSuffix("/events") || !Self.isFromElsewhere(request) else {
            return Self.refusal(.forbidden, "That came from another site.")
        }
        let isForMachines = self.openPaths.contains(path)
        if isForMachines, !isLocal, !context.isSignedIn, !self.isSigned(request) { return Self.unauthorized }
        let isOpen = isForMachines || path == "/login" || path.hasPrefix("/assets/")
        guard isOpen || context.isSignedIn else {
            return request.method == .get
                ? .redirect(to: "/login", type: .normal) : Self.refusal(.forbidden, "Sign in first.")
        }
        var request = request
        if request.method != .get && request.method != .head {
            guard Self.isOwn(request) else { return Self.refusal(.forbidden, "That came from another site.") }
            guard let form = try await Self.form(&request, limit: path == "/menu" ? Self.menuLimit : Self.formLimit)
            else { return Self.refusal(.contentTooLarge, context.language("That is too long.", "内容太长。")) }
            context.form = form
            guard self.sessions.isFormToken(context.form["token"], of: id) else {
                return Self.refusal(.forbidden, "The form is too old or not ours. Load the page again.")
            }
        }
        var response = try await next(request, context)
        if known == nil, !path.hasPrefix("/assets/"), response.headers[.setCookie] == nil {
            response.setCookie(Self.cookie(Self.formCookie, id, isSecure: context.isSecure, sameSite: .lax))
        }
        return response
    }

    /// The fields of the form that comes with a request; nil where it is too long.
    private static func form(_ request: inout Request, limit: Int) async throws -> [String: String]? {
        do {
            let body = try await request.collectBody(upTo: limit)
            return (try? URLEncodedFormDecoder().decode([String: String].self, from: String(buffer: body))) ?? [:]
        } catch is NIOTooManyBytesError {
            return nil
        }
    }

    /// Whether a request brings the console's password along.
    private func isSigned(_ request: Request) -> Bool {
        BasicCredentials(request.headers[.authorization]).map { self.sessions.isOpen(toPassword: $0.password) } ?? false
    }

    private static var unauthorized: Response {
        var response = Self.refusal(.unauthorized, "From elsewhere this needs the console's password.")
        response.headers[.wwwAuthenticate] = "Basic realm=\"doumi\", charset=\"UTF-8\""
        return response
    }

    /// A text instead of a page.
    static func refusal(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n"))
        )
    }

    /// Whether a page of another origin sent this, as browsers say.
    ///
    /// [Fetch Metadata](https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header)
    private static func isFromElsewhere(_ request: Request) -> Bool {
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        return site == "cross-site" || site == "same-site"
    }

    /// Whether the page that sent this is one of this server's, as far as the browser says.
    private static func isOwn(_ request: Request) -> Bool {
        guard let origin = request.headers[.origin] else { return true }
        guard let scheme = origin.firstRange(of: "://") else { return false }
        return String(origin[scheme.upperBound...]) == request.head.authority
    }
}
