// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird

/// The page where the password is asked for.
struct LoginPage {
    let sessions: ConsoleSessions

    func add(to router: Router<ConsoleContext>) {
        router.get("/login") { _, context in
            context.isSignedIn ? .redirect(to: "/", type: .normal) : try self.page(context)
        }
        router.post("/login") { _, context in
            switch self.sessions.signIn(context.form["password"] ?? "") {
            case .signedIn(let id):
                var response = Response.redirect(to: "/", type: .normal)
                response.setCookie(ConsoleGuard.cookie(ConsoleGuard.cookie, id, isSecure: context.isSecure))
                return response
            case .wrong:
                return try self.page(
                    context,
                    problem: context.language("That isn't the password.", "密码不对。"),
                    status: .forbidden
                )
            case .tooOften:
                return try self.page(
                    context,
                    problem: context.language("Too many tries; wait a few seconds.", "尝试太频繁，请稍等几秒。"),
                    status: .tooManyRequests
                )
            }
        }
        router.post("/logout") { _, context in
            self.sessions.signOut(context.visitor)
            return Response.redirect(to: "/login", type: .normal)
        }
    }

    private func page(
        _ context: ConsoleContext,
        problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text = context.language
        let body = try Self.template.get()
            .render(
                Content(
                    token: context.formToken,
                    label: text("Password", "密码"),
                    button: text("Sign in", "登录"),
                    problem: problem
                )
            )
        return try ConsoleLayout(title: text("Sign in", "登录"), place: nil).response(body, context, status: status)
    }

    private struct Content {
        let token: String
        let label: String
        let button: String
        let problem: String?
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                <form method="post" action="/login" class="card narrow">
                <input type="hidden" name="token" value="{{token}}">
                {{#problem}}<p role="alert" class="problem">{{.}}</p>{{/problem}}
                <label for="password">{{label}}</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
                <button class="main">{{button}}</button>
                </form>
                """
        )
    }
}
