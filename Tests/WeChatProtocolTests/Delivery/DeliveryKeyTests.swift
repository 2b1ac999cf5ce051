// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

struct DeliveryKeyTests {
    private static func key(_ inner: String, from user: String = "u", at time: Int = 1_767_240_000) throws
        -> DeliveryKey
    {
        let xml =
            "<xml><ToUserName>gh</ToUserName><FromUserName>\(user)</FromUserName><CreateTime>\(time)</CreateTime>\(inner)</xml>"
        return DeliveryKey(try IncomingMessage(parsing: Array(xml.utf8)))
    }

    private static let text = "<MsgType>text</MsgType><Content>a</Content><MsgId>1</MsgId>"

    @Test func `a message is named by its MsgId, whatever else it says`() throws {
        let other = "<MsgId>1</MsgId><MsgType><![CDATA[text]]></MsgType><Content>b</Content>"
        #expect(try Self.key(Self.text) == Self.key(other))
    }

    @Test func `another user, time or MsgId is another delivery`() throws {
        let keys = [
            try Self.key(Self.text), try Self.key(Self.text, from: "v"), try Self.key(Self.text, at: 1_767_240_001),
            try Self.key("<MsgType>text</MsgType><Content>a</Content><MsgId>2</MsgId>"),
        ]
        #expect(Set(keys).count == keys.count)
    }

    @Test func `two events within one second are two deliveries`() throws {
        let keys = [
            try Self.key("<MsgType>event</MsgType><Event>subscribe</Event><EventKey></EventKey>"),
            try Self.key("<MsgType>event</MsgType><Event>LOCATION</Event><Latitude>1</Latitude>"),
            try Self.key("<MsgType>event</MsgType><Event>LOCATION</Event><Latitude>2</Latitude>"),
            try Self.key("<MsgType>event</MsgType><Event>user_get_card</Event><UserCardCode>1</UserCardCode>"),
            try Self.key("<MsgType>event</MsgType><Event>user_get_card</Event><UserCardCode>2</UserCardCode>"),
        ]
        #expect(Set(keys).count == keys.count)
    }

    @Test func `an event's key doesn't depend on the order of its elements, on CDATA, blanks or Encrypt`() throws {
        let one = try Self.key("<MsgType>event</MsgType><Event>CLICK</Event><EventKey>K</EventKey>")
        let other = try Self.key(
            "\n <EventKey><![CDATA[K]]></EventKey>\n<Event><![CDATA[CLICK]]></Event><Encrypt>abc</Encrypt><MsgType>event</MsgType>"
        )
        #expect(one == other)
    }

    @Test func `a text can't be shifted from one part to the next`() throws {
        #expect(
            try Self.key("<MsgType>event</MsgType><Event>ab</Event><EventKey>c</EventKey>")
                != Self.key("<MsgType>event</MsgType><Event>a</Event><EventKey>bc</EventKey>")
        )
    }

    @Test func `the first four bytes are the time, so that a store appends`() throws {
        let key = try Self.key(Self.text, at: 0x01020304)
        #expect(key.bytes.prefix(4) == [1, 2, 3, 4])
        #expect(key.bytes.count == 32)
        #expect(key.description.hasPrefix("01020304"))
        #expect(DeliveryKey(bytes: key.bytes) == key)
        #expect(DeliveryKey(bytes: [1, 2, 3]) == nil)
    }

    @Test func `a push of the year 2100 has a key, and so has one without a time`() throws {
        #expect(try Self.key(Self.text, at: 4_102_444_800) != Self.key(Self.text, at: 0))
        #expect(DeliveryKey(try IncomingMessage(parsing: Array("<xml></xml>".utf8))).bytes.count == 32)
    }
}
