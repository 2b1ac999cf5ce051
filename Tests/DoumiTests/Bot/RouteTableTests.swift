// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Doumi
import Testing

@Suite("The table of routes")
struct RouteTableTests {
    @Test func `it can be listed`() {
        let labels = DoumiBot(repository: MemoryBookRepository()).labels
        #expect(labels.first == "event subscribe")
        #expect(labels.last == "message")
        #expect(Set(labels).count == labels.count)
        #expect(labels.contains("event scancode_waitmsg"))
    }
}
