// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

// What everything is compared with: a bare Hummingbird route that sends back the body, and checks nothing.

import Hummingbird
import Logging

var logger = Logger(label: "EchoBaseline")
logger.logLevel = .error

let router = Router()
router.post("weixin") { request, _ in
    let body = try await request.body.collect(upTo: 64 * 1024)
    return Response(status: .ok, headers: [.contentType: "text/xml"], body: ResponseBody(byteBuffer: body))
}

let application = Application(
    router: router,
    configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0), backlog: 1024),
    onServerRunning: { channel in
        // A line, and at once, though it goes into a pipe.
        FileDescriptorOutput.write("http://127.0.0.1:\(channel.localAddress?.port ?? 0)/weixin\n")
    },
    logger: logger
)
try await application.runService()
