// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct PushDraftTests {
    private func message(_ draft: PushDraft) throws -> IncomingMessage {
        try IncomingMessage(parsing: draft.push(to: "gh_7f3c2a91d0be", at: 1_767_240_300).xml)
    }

    @Test func `a text has all that WeChat sends`() throws {
        let message = try self.message(.text("圍城 ]]> <b>&amp;\n", from: "oReader"))
        #expect(message.body == .text(TextMessage(content: "圍城 ]]> <b>&amp;\n")))
        #expect(message.sender == "oReader")
        #expect(message.account == "gh_7f3c2a91d0be")
        #expect(message.createTime == 1_767_240_300)
        #expect(try #require(message.id).rawValue > 1 << 53)
    }

    @Test func `two texts are two deliveries, and one push is one`() throws {
        let (first, second) = (PushDraft.text("a"), PushDraft.text("a"))
        #expect(try DeliveryKey(self.message(first)) != DeliveryKey(self.message(second)))
        let push = first.push(to: "gh_1", at: 1)
        #expect(try DeliveryKey(IncomingMessage(parsing: push.xml)) == DeliveryKey(IncomingMessage(parsing: push.xml)))
    }

    @Test func `an event has its key and no MsgId`() throws {
        let message = try self.message(.event("CLICK", key: "HOT"))
        #expect(message.body == .event(ClickEvent(key: "HOT")))
        #expect(message.id == nil)
    }

    @Test func `fields with dots are nested`() throws {
        var draft = PushDraft.event("scancode_waitmsg", key: "SCAN")
        draft.fields = ["ScanCodeInfo.ScanType=barcode", "ScanCodeInfo.ScanResult=EAN_13,9787121139512"]
            .compactMap { PushField($0) }
        let code = ScannedCode(type: .barcode, result: "EAN_13,9787121139512")
        #expect(try self.message(draft).body == .event(ScanCodeWaitEvent(key: "SCAN", code: code)))
    }

    @Test func `a field takes the place of a usual one, and given twice it occurs twice`() throws {
        var draft = PushDraft.text("a")
        draft.fields = ["CreateTime=5", "MsgId=7", "Content=b", "Tag=1", "Tag=2"].compactMap { PushField($0) }
        let message = try self.message(draft)
        #expect(message.createTime == 5)
        #expect(message.id == 7)
        #expect(message.body == .text(TextMessage(content: "b")))
        guard case .object(let entries) = message.fields else {
            Issue.record("no fields")
            return
        }
        #expect(entries.last == FieldTree.Entry(name: "Tag", value: .list([.text("1"), .text("2")])))
    }

    @Test func `any type of message can be sent`() throws {
        let fields = ["Location_X=31.23", "Location_Y=121.47", "Scale=16", "Label="].compactMap { PushField($0) }
        let message = try self.message(.message("location", fields: fields))
        #expect(message.body == .location(LocationMessage(latitude: 31.23, longitude: 121.47, scale: 16)))
    }

    @Test(arguments: ["", "=a", "a", ".a=1", "a.=1", "a..b=1", "1a=1", "a b=1", "<=1"])
    func `what can't be an element isn't a field`(_ text: String) {
        #expect(PushField(text) == nil)
    }

    @Test func `a field's value may be empty and contain anything`() {
        #expect(PushField("A.B-c_1=x=y.z")?.path == ["A", "B-c_1"])
        #expect(PushField("A.B-c_1=x=y.z")?.value == "x=y.z")
        #expect(PushField("A=")?.value == "")
        #expect(PushField("A.B=c").map(String.init) == "A.B=c")
    }

    @Test func `a whole push is taken as it is`() throws {
        let xml = Array("<xml><ToUserName>gh_2</ToUserName><FromUserName>oB</FromUserName></xml>\n".utf8)
        let push = try SimulatedPush(xml: xml)
        #expect(push.xml == xml)
        #expect(push.sender == "oB")
        #expect(push.account == "gh_2")
        #expect(throws: XMLError.self) { try SimulatedPush(xml: Array("no XML".utf8)) }
    }
}
