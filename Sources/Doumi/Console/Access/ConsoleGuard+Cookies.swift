// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird

extension ConsoleGuard {
    /// The session's cookie, which a link from elsewhere doesn't bring along.
    static let cookie = "doumi_console"
    /// The cookie of those who haven't signed in, for their forms: a link does bring it, so that it isn't replaced.
    static let formCookie = "doumi_form"

    /// The visitor that a cookie names, if it is one of ours.
    static func id(_ request: Request, _ cookie: String) -> String? {
        request.cookies[cookie].map(\.value).flatMap { ConsoleSessions.isID($0) ? $0 : nil }
    }

    /// A visitor's cookie; only over TLS where the visitor came over it.
    static func cookie(
        _ name: String,
        _ id: String,
        isSecure: Bool,
        sameSite: Cookie.SameSite = .strict
    ) -> Cookie {
        Cookie(name: name, value: id, path: "/", secure: isSecure, httpOnly: true, sameSite: sameSite)
    }
}
