// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Testing
import WeChatSimulator

@Suite struct HTTPPushTransportTests {
    @Test func `a webhook hears nothing of our traces, as WeChat has none`() {
        #expect(HTTPPushTransport.configuration().tracing.tracer == nil)
    }
}
