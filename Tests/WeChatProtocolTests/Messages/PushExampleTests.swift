// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@Suite struct PushExampleTests {
    @Test func `there are examples of every kind`() { #expect(Example.pushes.count == 80) }

    @Test(arguments: Example.pushes)
    func `every example has a type, but for the one that nobody knows`(example: Example) throws {
        let message = try IncomingMessage(parsing: example.bytes)
        #expect(message.isTyped == (example.file != "event-unknown.xml"))
        #expect(message.kind == (example.kind == "push-event" ? .event : .message))
        #expect(message.account == "gh_7f3c2a91d0be")
        #expect(!message.sender.rawValue.isEmpty)
        #expect(message.createTime > 1_767_000_000)
        #expect((message.id == nil) == (message.kind == .event))
    }

    @Test(arguments: Example.pushes)
    func `no leaf of an example is lost`(example: Example) throws {
        let message = try IncomingMessage(parsing: example.bytes)
        #expect(message.fields.leavesMissing(in: message.value) == [])
    }

    @Test(arguments: Example.pushes)
    func `the typed value of an example, written as XML, is the same message`(example: Example) throws {
        let message = try IncomingMessage(parsing: example.bytes)
        #expect(try IncomingMessage(parsing: message.value.document) == message)
    }

    @Test(arguments: Example.pushes)
    func `a typed example needs nothing of what was received`(example: Example) throws {
        var message = try IncomingMessage(parsing: example.bytes)
        guard message.isTyped else { return }
        let received = message.fields
        message.element = nil
        // What a count repeats, and what isn't WeChat's, is left to the element.
        let missing = received.leavesMissing(in: message.value).filter { !$0.path.lowercased().hasSuffix("/count") }
        #expect(missing == [])
        #expect(try IncomingMessage(parsing: message.value.document) == message)
    }
}
