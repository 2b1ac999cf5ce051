// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Mustache

/// The page for an address where there is nothing.
public struct NotFoundPage: Sendable {
    /// What the account is called.
    public var name: String

    /// Creates a page.
    public init(name: String) { self.name = name }

    /// The page as HTML, to be sent as UTF-8.
    ///
    /// - Throws: What the template engine throws, which would be a mistake in the template.
    public func html() throws -> String {
        try Self.template.get().render(["name": self.name, "style": PageStyle.css])
    }

    private static let template = Result {
        try MustacheTemplate(
            string: """
                <!doctype html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>没有这个页面 - {{name}}</title>
                <style>{{{style}}}</style>
                </head>
                <body>
                <main>
                <h1>没有这个页面</h1>
                <p>地址可能写错了。<a href="/">回到{{name}}</a></p>
                </main>
                </body>
                </html>

                """
        )
    }
}
