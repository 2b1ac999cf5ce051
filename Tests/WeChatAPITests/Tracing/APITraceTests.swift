// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import InMemoryTracing
import Testing
import Tracing
import WeChatAPI
import WeChatSimulator

@Suite struct APITraceTests {
    @Test func `each call has a span of its path's name below what made it, with no secret in it`() async throws {
        let tracer = InMemoryTracer()
        try await withTracer(tracer) {
            try await APIFixture.run { fixture in
                try await withSpan("late reply") { _ in _ = try await fixture.client.callbackAddresses() }
                fixture.api.answer(APIFixture.addresses, with: .error(48001))
                await #expect(throws: WeChatClientError.self) { try await fixture.client.callbackAddresses() }
                let text = "\(tracer.finishedSpans)"
                #expect(!text.contains(fixture.api.secret))
                #expect(!text.contains(try await fixture.client.accessToken().value))
            }
        }
        let spans = tracer.finishedSpans.sorted {
            $0.startInstant.nanosecondsSinceEpoch < $1.startInstant.nanosecondsSinceEpoch
        }
        let parent = try #require(spans.first { $0.operationName == "late reply" })
        let calls = spans.filter { $0.kind == .client }
        #expect(calls.map(\.operationName) == [APIFixture.stable, APIFixture.addresses, APIFixture.addresses])
        #expect(calls.map(\.parentSpanID) == [parent.spanID, parent.spanID, nil])
        #expect(calls.map { $0.attributes["error.type"]?.toSpanAttribute() } == [nil, nil, "right"])
    }
}
