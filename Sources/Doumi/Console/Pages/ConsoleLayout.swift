// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird

/// What all pages of the console have in common.
struct ConsoleLayout {
    /// A page's place in the navigation.
    enum Place: String, CaseIterable {
        case overview = "/"
        case chat = "/chat"
        case catalogue = "/catalogue"
        case deliveries = "/deliveries"
        case menu = "/menu"

        func name(in text: ConsoleLanguage) -> String {
            switch self {
            case .overview: text("Overview", "概况")
            case .chat: text("Chat", "对话")
            case .catalogue: text("Catalogue", "书目")
            case .deliveries: text("Deliveries", "投递")
            case .menu: text("Menu", "菜单")
            }
        }
    }

    let title: String
    let place: Place?

    /// The whole page around what is its own.
    func response(_ body: String, _ context: ConsoleContext, status: HTTPResponse.Status = .ok) throws -> Response {
        let text = context.language
        let links = Place.allCases.map { place in
            Link(path: place.rawValue, name: place.name(in: text), isHere: place == self.place)
        }
        let page = try Self.template.get()
            .render(
                Content(
                    language: text.rawValue,
                    title: self.title,
                    links: context.isSignedIn ? links : [],
                    navigation: text("Pages", "页面"),
                    skip: text("Skip to content", "跳到正文"),
                    signOut: context.hasSignOut ? text("Sign out", "退出") : nil,
                    token: context.formToken,
                    body: body
                )
            )
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page))
        )
    }

    private struct Content {
        let language: String
        let title: String
        let links: [Link]
        let navigation: String
        let skip: String
        let signOut: String?
        let token: String
        let body: String
    }

    private struct Link {
        let path: String
        let name: String
        let isHere: Bool
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                <!doctype html>
                <html lang="{{language}}">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{{title}} · Doumi</title>
                <link rel="icon" href="/assets/icon.svg">
                <link rel="stylesheet" href="/assets/console.css">
                <script src="/assets/console.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#main">{{skip}}</a>
                <header>
                <a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="26" height="26">Doumi</a>
                <nav aria-label="{{navigation}}">
                {{#links}}<a href="{{path}}"{{#isHere}} aria-current="page"{{/isHere}}>{{name}}</a>
                {{/links}}
                </nav>
                {{#signOut}}
                <form method="post" action="/logout"><input type="hidden" name="token" value="{{token}}">\
                <button>{{.}}</button></form>
                {{/signOut}}
                </header>
                <main id="main" tabindex="-1"{{^links}} class="alone"{{/links}}>
                <h1>{{title}}</h1>
                {{{body}}}
                </main>
                </body>
                </html>

                """
        )
    }
}
