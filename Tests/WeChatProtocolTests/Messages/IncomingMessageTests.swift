// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@Suite struct IncomingMessageTests {
    private func message(_ content: String) throws -> IncomingMessage {
        try IncomingMessage(parsing: Array("<xml>\(content)</xml>".utf8))
    }

    private func text(_ extra: String = "", type: String = "text") throws -> IncomingMessage {
        try self.message(
            "<ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>5</CreateTime><MsgType>\(type)</MsgType>\(extra)"
        )
    }

    @Test func `a text message reads as one built by hand`() throws {
        let received = try Example.message("msg-text")
        let built = IncomingMessage(
            from: "oEx4mPl3-OpenId_0123456789Ab",
            to: "gh_7f3c2a91d0be",
            at: received.createTime,
            id: 24_680_135_791_357_901,
            .text(TextMessage(content: "你好，今天营业到几点？"))
        )
        #expect(received == built)
        #expect(built.element == nil && received.element != nil)
        #expect(built.value.leavesMissing(in: received.value) == [])
        #expect(built.fields == built.value)
    }

    @Test func `messages that differ in one part are different`() {
        let one = IncomingMessage(from: "o1", id: 1, .text(TextMessage(content: "x")))
        #expect(one == IncomingMessage(from: "o1", id: 1, .text(TextMessage(content: "x"))))
        #expect(one != IncomingMessage(from: "o2", id: 1, .text(TextMessage(content: "x"))))
        #expect(one != IncomingMessage(from: "o1", id: 2, .text(TextMessage(content: "x"))))
        #expect(one != IncomingMessage(from: "o1", id: 1, .text(TextMessage(content: "y"))))
        #expect(one != IncomingMessage(from: "o1", id: 1, .event(ClickEvent(key: "x"))))
        #expect(IncomingMessage.Body.event(ClickEvent(key: "x")) != .event(ViewEvent(url: "x")))
        #expect(IncomingMessage.Body.video(VideoMessage(mediaID: "x")) != .shortVideo(ShortVideoMessage(mediaID: "x")))
    }

    @Test func `a message built by hand bears the names that WeChat would send`() {
        let user: OpenID = "o1"
        #expect(IncomingMessage(from: user, .shortVideo(ShortVideoMessage())).type == "shortvideo")
        #expect(IncomingMessage(from: user, .device(HardwareMessage())).type == "hardware")
        #expect(IncomingMessage(from: user, .event(WifiConnectedEvent())).eventName == "WifiConnected")
        #expect(IncomingMessage(from: user, .event(UnknownEvent(name: "x"))).eventName == "x")
        #expect(IncomingMessage(from: user, .device(DeviceEventMessage(action: .bind))).eventName == "bind")
        #expect(IncomingMessage(from: user, .text(TextMessage(content: ""))).eventName == nil)
    }

    @Test func `a text may come from a menu message or from an article`() throws {
        guard case .text(let tapped) = try Example.message("msg-text-menu-reply").body else { throw Missing() }
        #expect(tapped == TextMessage(content: "满意", menuItemID: "101"))
        let fromArticle = try Example.message("msg-text-from-article")
        #expect(fromArticle.articleOrigin == ArticleOrigin(articleDataID: "2247483651", index: 2))
    }

    @Test func `a text is exactly what was sent`() throws {
        guard case .text(let lines) = try Example.message("msg-text-multiline").body else { throw Missing() }
        #expect(lines.content == "第一行\n第二行 <b>not html</b> ]]> end")
        guard case .text(let escaped) = try Example.message("msg-text-emoji-entities").body else { throw Missing() }
        #expect(escaped.content == "A & B <3 😀 /::)")
        guard case .text(let notice) = try Example.message("msg-text-unsupported").body else { throw Missing() }
        #expect(notice.isUnsupportedNotice && !lines.isUnsupportedNotice)
    }

    @Test func `media messages read as their parts`() throws {
        let image = ImageMessage(
            pictureURL: "http://mmbiz.qpic.cn/mmbiz_jpg/ExamplePic0001/0",
            mediaID: "ExampleImageMediaId_0001-abcDEF"
        )
        #expect(try Example.message("msg-image").body == .image(image))
        let voice = VoiceMessage(
            mediaID: "ExampleVoiceMediaId_0001",
            format: "amr",
            mediaID16K: "ExampleVoiceMediaId16K_0001"
        )
        #expect(try Example.message("msg-voice").body == .voice(voice))
        guard case .voice(let empty) = try Example.message("msg-voice-recognition-empty").body else { throw Missing() }
        #expect(empty.recognition == "")
        let file = FileMessage(
            title: "报价单.pdf",
            key: "ExampleFileKey0001",
            md5: "0123456789abcdef0123456789abcdef",
            length: 20480
        )
        #expect(try Example.message("msg-file").body == .file(file))
        let place = LocationMessage(latitude: 31.230416, longitude: 121.473701, scale: 16, label: "上海市黄浦区人民大道")
        #expect(try Example.message("msg-location").body == .location(place))
    }

    @Test func `without MsgType or FromUserName a push is unknown, and kept`() throws {
        let bare = try self.message("<InfoType>component_verify_ticket</InfoType><AppId>wx1</AppId>")
        #expect(bare.body == .unknown(UnknownMessage(infoType: "component_verify_ticket")))
        #expect(bare.kind == .unknown && !bare.isTyped && bare.type == "")
        #expect(bare.fields.leavesMissing(in: bare.value) == [])
        #expect(try self.message("<MsgType>text</MsgType><Content>x</Content>").kind == .unknown)
        #expect(try self.message("<MsgType>text</MsgType><FromUserName></FromUserName>").kind == .unknown)
        #expect(try self.message("").value.leaves.allSatisfy(\.text.isEmpty))
        #expect(try self.message("").fields == .object([]))
    }

    @Test func `a MsgType that nobody knows is kept whole`() throws {
        let message = try self.text("<MsgId>7</MsgId><A><B>1</B><B>2</B></A>", type: "hologram")
        #expect(message.body == .unknown(UnknownMessage(type: "hologram")))
        #expect(message.id == 7 && message.type == "hologram")
        #expect(message.fields.leavesMissing(in: message.value) == [])
    }

    @Test func `types are found in any case and with blanks around them, and kept as they came`() throws {
        let message = try self.text("<Content>x</Content>", type: " TEXT ")
        #expect(message.body == .text(TextMessage(content: "x")))
        #expect(message.type == " TEXT ")
    }

    @Test func `a place without its coordinates is no place`() throws {
        #expect(try self.text("<Location_X>1.5</Location_X><Location_Y>2</Location_Y>", type: "location").isTyped)
        #expect(try !self.text("<Location_X>1.5</Location_X>", type: "location").isTyped)
        #expect(try !self.text("<Location_X>1.5</Location_X><Location_Y>east</Location_Y>", type: "location").isTyped)
    }

    @Test func `the elements may come in any order`() throws {
        let message = try self.message(
            "<Content>x</Content><MsgId>3</MsgId><MsgType>text</MsgType><FromUserName>o1</FromUserName>"
                + "<CreateTime>5</CreateTime><ToUserName>gh_1</ToUserName>"
        )
        #expect(message == IncomingMessage(from: "o1", to: "gh_1", at: 5, id: 3, .text(TextMessage(content: "x"))))
    }

    @Test func `what can't be read as its type is left as it came`() throws {
        let message = try self.text(
            "<MsgId>none</MsgId><Scale>far</Scale><Location_X>1</Location_X><Location_Y>2</Location_Y>",
            type: "location"
        )
        #expect(message.id == nil)
        #expect(message.fields.leavesMissing(in: message.value) == [])
    }

    @Test func `of an element that came twice the first counts, and both are kept`() throws {
        let message = try self.text("<Content>one</Content><Content>two</Content>")
        #expect(message.body == .text(TextMessage(content: "one")))
        #expect(message.fields.leavesMissing(in: message.value) == [])
    }

    @Test func `a structure where a text was expected is kept, and the other way round`() throws {
        let deep = try self.text("<Content><a>1</a><a>2</a></Content>")
        #expect(deep.fields.leavesMissing(in: deep.value) == [])
        let flat = try self.text("<Event>scancode_push</Event><ScanCodeInfo>x</ScanCodeInfo>", type: "event")
        #expect(flat.fields.leavesMissing(in: flat.value) == [])
    }

    @Test func `times beyond 2038 and numbers beyond 2^53 are exact`() throws {
        let message = try self.message(
            "<FromUserName>o1</FromUserName><CreateTime>4102444800</CreateTime><MsgType>text</MsgType>"
                + "<MsgId>18446744073709551615</MsgId>"
        )
        #expect(message.createTime == 4_102_444_800)
        #expect(message.id?.rawValue == .max)
    }

    @Test func `the messages of the retired hardware platform have types`() throws {
        let elements =
            "<DeviceType>t</DeviceType><DeviceID>d</DeviceID><SessionID>s</SessionID><Content>MTIz</Content><OpenID>o2</OpenID>"
        let text = try self.text(elements, type: "device_text")
        #expect(
            text.body
                == .device(
                    DeviceTextMessage(deviceType: "t", deviceID: "d", sessionID: "s", content: "MTIz", openID: "o2")
                )
        )
        #expect(text.kind == .message && text.isTyped)
        let event = try self.text(elements + "<Event>bind</Event><MsgId>9</MsgId>", type: "device_event")
        guard case .device(let message as DeviceEventMessage) = event.body else { throw Missing() }
        #expect(message.action == .bind && event.eventName == "bind" && event.id == 9)
    }
}

/// Thrown where a body isn't of the case that a test expects.
struct Missing: Error {}
