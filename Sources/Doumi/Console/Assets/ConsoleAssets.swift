// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird

/// The files that the console's pages need: one style, one script.
struct ConsoleAssets {
    func add(to router: Router<ConsoleContext>) {
        router.get("/assets/console.css") { _, _ in Self.file(ConsoleStyle.css, "text/css; charset=utf-8") }
        router.get("/assets/console.js") { _, _ in
            Self.file(ConsoleScript.js + DeliveriesScript.js + OverviewScript.js, "text/javascript; charset=utf-8")
        }
    }

    private static func file(_ text: String, _ type: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}
