// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import WeChatProtocol

@Suite struct EventRegistryTests {
    @Test func `no name is there twice, in whatever case`() {
        let names = EventRegistry.rows.map { $0.name.description.lowercased() }
        #expect(Set(names).count == names.count)
    }

    @Test func `every event type that the sources declare is in the registry under its own names`() throws {
        var declared: [String] = []
        let sources = URL(filePath: #filePath).appending(path: "../../../../Sources/WeChatProtocol/Events").standardized
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /struct (\w+): EventPayload/) {
                declared.append(String(match.1))
            }
        }
        let element = try XMLDocument(
            parsing: Array("<xml><Latitude>1</Latitude><Longitude>2</Longitude></xml>".utf8)
        )
        .root
        var registered: [String] = []
        for row in EventRegistry.rows {
            let event = try #require(row.read(element))
            #expect(type(of: event).eventNames.contains { $0.description == row.name.description })
            registered.append("\(type(of: event))")
        }
        // The unknown event has no name.
        #expect(Set(declared).subtracting(["UnknownEvent"]) == Set(registered))
        #expect(declared.count > 60)
    }

    @Test(arguments: EventRegistry.rows.map(\.name.description))
    func `an event is found in upper case and in lower case, and its spelling is kept`(name: String) throws {
        for spelling in [name, name.uppercased(), name.lowercased(), " \(name) "] {
            let document =
                "<xml><FromUserName>o1</FromUserName><MsgType>event</MsgType><Event><![CDATA[\(spelling)]]></Event>"
                + "<Latitude>1</Latitude><Longitude>2</Longitude></xml>"
            let message = try IncomingMessage(parsing: Array(document.utf8))
            #expect(message.isTyped)
            #expect(message.eventName == spelling)
        }
    }

    @Test(arguments: ["CLICK2", "CLIC", "", "subscribe_msg", "brand_new_event_2027", "кликать"])
    func `a name that is like none is unknown`(name: String) throws {
        let document = "<xml><FromUserName>o1</FromUserName><MsgType>event</MsgType><Event>\(name)</Event></xml>"
        let message = try IncomingMessage(parsing: Array(document.utf8))
        #expect(message.body == .event(UnknownEvent(name: name)))
        #expect(message.kind == .event && !message.isTyped)
    }
}
