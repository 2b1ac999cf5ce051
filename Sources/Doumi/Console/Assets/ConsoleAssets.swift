// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird

/// The files that the console's pages need: one style, one script, one icon.
struct ConsoleAssets {
    func add(to router: Router<ConsoleContext>) {
        router.get("/assets/console.css") { _, _ in Self.file(ConsoleStyle.css, "text/css; charset=utf-8") }
        router.get("/assets/console.js") { _, _ in
            Self.file(ConsoleScript.js + DeliveriesScript.js + OverviewScript.js, "text/javascript; charset=utf-8")
        }
        router.get("/assets/icon.svg") { _, _ in Self.file(Self.icon, "image/svg+xml") }
    }

    /// A bean, as the account is called (豆米), in WeChat's green.
    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#07c160"/>\
        <path fill="#fff" d="M20.5 6.5c4.4 0 6.5 3.6 5.5 8.2-1.4 6.4-6.8 10.9-12.4 10.8-4.6-.1-7.6-2.8-7.6-6 \
        0-2.7 2-4.3 4.6-4.8 2.3-.5 3.4-1.4 4.2-3.4 1-2.7 2.8-4.8 5.7-4.8z"/></svg>
        """

    private static func file(_ text: String, _ type: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}
