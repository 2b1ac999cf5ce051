// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@Suite struct EventTests {
    // MARK: Following

    @Test(
        arguments: [
            ("event-subscribe", .plain),
            ("event-subscribe-qrscene-id", .qrCode(scene: "123", ticket: "gQExampleTicket0001==")),
            ("event-subscribe-qrscene-str", .qrCode(scene: "shop_42_campaign-a", ticket: "gQExampleTicket0002==")),
            ("event-subscribe-scanproduct", .scannedProduct(standard: "ean13", key: "6901234567892")),
        ] as [(String, SubscribeSource)]
    )
    func `a new follower's source is taken apart`(example: String, source: SubscribeSource) throws {
        #expect(try Example.event(example, as: SubscribeEvent.self)?.source == source)
    }

    @Test func `other sources are kept as they are`() {
        #expect(SubscribeSource(eventKey: "last_trade_no_4008") == .other("last_trade_no_4008"))
        #expect(SubscribeSource(eventKey: "qrscene_") == .qrCode(scene: "", ticket: nil))
        #expect(SubscribeSource(eventKey: "scanimage|ean13|a|b") == .scannedProduct(standard: "ean13", key: "a|b"))
        #expect(SubscribeSource(eventKey: "scanbarcode|ean13") == .other("scanbarcode|ean13"))
    }

    @Test func `a scan, a place and a farewell`() throws {
        #expect(
            try Example.event("event-scan", as: ScanEvent.self)
                == ScanEvent(scene: "123", ticket: "gQExampleTicket0001==")
        )
        let place = LocationEvent(latitude: 31.230416, longitude: 121.473701, precision: 65)
        #expect(try Example.message("event-location").body == .event(place))
        #expect(try Example.event("event-unsubscribe", as: UnsubscribeEvent.self) != nil)
    }

    // MARK: Menu

    @Test func `menu buttons`() throws {
        #expect(try Example.event("event-click", as: ClickEvent.self) == ClickEvent(key: "MENU_HELP"))
        let view = ViewEvent(url: "https://example.com/shop", menuID: 401_234_567)
        #expect(try Example.event("event-view", as: ViewEvent.self) == view)
        let wait = ScanCodeWaitEvent(key: "MENU_SCAN_WAIT", code: ScannedCode(type: .qrCode, result: "2"))
        #expect(try Example.event("event-scancode_waitmsg", as: ScanCodeWaitEvent.self) == wait)
        let place = try #require(try Example.event("event-location_select", as: LocationSelectEvent.self))
        #expect(
            place.location
                == SelectedLocation(latitude: 31.230416, longitude: 121.473701, scale: 15, label: " 上海市黄浦区人民大道 100号")
        )
    }

    @Test func `a bar code is its standard and its digits`() {
        let code = ScannedCode(type: .barcode, result: "EAN_13,9787121139512")
        #expect(code.standard == "EAN_13" && code.content == "9787121139512")
        let text = ScannedCode(type: .qrCode, result: "a,b")
        #expect(text.standard == nil && text.content == "a,b")
        #expect(ScannedCode(type: .barcode, result: "978").content == "978")
        #expect(ScannedCode(type: .barcode, result: "EAN_13,").content == "")
    }

    @Test func `pictures that follow, two, one and none`() throws {
        let two = try #require(try Example.event("event-pic_photo_or_album", as: PhotoOrAlbumEvent.self))
        #expect(
            two.pictures
                == SentPictures(
                    count: 2,
                    list: [
                        SentPicture(md5: "5a75aaca956d97be686719218f275c00"),
                        SentPicture(md5: "5a75aaca956d97be686719218f275c01"),
                    ]
                )
        )
        let one = try #require(try Example.event("event-pic_sysphoto", as: SystemPhotoEvent.self))
        #expect(one.pictures.list.map(\.md5) == ["1b5f7c23b5bf75682a53e7b6d163e100"])
        let none = try #require(try Example.event("event-pic_weixin", as: WeixinAlbumEvent.self))
        #expect(none.pictures == SentPictures(count: 0))
    }

    // MARK: Jobs

    @Test func `a mass message that the check for reprints stopped`() throws {
        let event = try #require(
            try Example.event("event-masssendjobfinish-copyright", as: MassSendJobFinishEvent.self)
        )
        func article(_ index: Int) -> CheckedArticle {
            CheckedArticle(
                index: index,
                declaredState: 0,
                auditState: 2,
                originalURL: "http://mp.weixin.qq.com/s?__biz=Orig&mid=\(index)",
                originalType: 1,
                canReprint: true,
                needsReplacing: true,
                needsSource: true
            )
        }
        #expect(
            event
                == MassSendJobFinishEvent(
                    messageID: 1_000_001_235,
                    status: "err(30003)",
                    totalCount: 0,
                    filterCount: 0,
                    sentCount: 0,
                    errorCount: 0,
                    copyrightCheck: CopyrightCheckResult(
                        count: 2,
                        articles: [article(1), article(2)],
                        state: .reprintAllowed
                    ),
                    articleURLs: [ArticleURL(index: 1, url: "http://mp.weixin.qq.com/s?__biz=Example&mid=2")]
                )
        )
        #expect(event.status.errorCode == 30003)
    }

    @Test func `a mass message that was sent`() throws {
        let event = try #require(try Example.event("event-masssendjobfinish", as: MassSendJobFinishEvent.self))
        #expect(event.status == .success && event.status.errorCode == nil && event.copyrightCheck == nil)
        #expect([event.totalCount, event.filterCount, event.sentCount, event.errorCount] == [100, 80, 75, 5])
        #expect(event.articleURLs.map(\.index) == [1])
        #expect(try Example.message("event-masssendjobfinish").sender == "mphelper")
    }

    @Test(
        arguments: [
            ("success", .success), ("user-block", .blockedByUser), ("system-failed", .systemFailed),
        ] as [(String, TemplateSendStatus)]
    )
    func `a template message's end, and its number beyond 2^53`(name: String, status: TemplateSendStatus) throws {
        let message = try Example.message("event-templatesendjobfinish-\(name)")
        let event = try #require(message.event(as: TemplateSendJobFinishEvent.self))
        #expect(event.status == status)
        #expect((event.messageID?.rawValue ?? 0) / 10 == 240_230_123_456_789_000)
        #expect(message.id == nil)
    }

    @Test func `an article that was published, and one that was refused`() throws {
        #expect(
            try Example.event("event-publishjobfinish-success", as: PublishJobFinishEvent.self)
                == PublishJobFinishEvent(
                    publishID: 2_247_500_001,
                    status: .success,
                    articleID: "ExampleArticleId_0001",
                    articles: [
                        PublishedArticle(index: 1, url: "http://mp.weixin.qq.com/s/example-1"),
                        PublishedArticle(index: 2, url: "http://mp.weixin.qq.com/s/example-2"),
                    ]
                )
        )
        #expect(
            try Example.event("event-publishjobfinish-fail", as: PublishJobFinishEvent.self)
                == PublishJobFinishEvent(publishID: 2_247_500_002, status: .originalityFailed, failedIndexes: [1, 2])
        )
    }

    // MARK: Notifications

    @Test func `several choices about notifications, and one`() throws {
        let several = try #require(
            try Example.event("event-subscribe_msg_popup_event", as: SubscribeMsgPopupEvent.self)
        )
        #expect(several.choices.map(\.status) == [.accept, .reject])
        #expect(several.choices.map(\.scene) == [.webPage, .webPage])
        #expect(several.choices.map(\.templateID.rawValue.last) == ["A", "B"])
        let one = try #require(
            try Example.event("event-subscribe_msg_popup_event-single", as: SubscribeMsgPopupEvent.self)
        )
        #expect(one.choices.map(\.scene) == [.article])
        let changed = try #require(
            try Example.event("event-subscribe_msg_change_event", as: SubscribeMsgChangeEvent.self)
        )
        #expect(changed.choices.map(\.status) == [.reject])
        let sent = try #require(try Example.event("event-subscribe_msg_sent_event", as: SubscribeMsgSentEvent.self))
        #expect(sent.deliveries.map(\.messageID) == [1_700_827_132_819_550_001])
        #expect(sent.deliveries.map(\.errorCode) == [0])
    }

    // MARK: Customer service, cards, verification, authorisation

    @Test func `a conversation is handed on`() throws {
        let event = KfSwitchSessionEvent(fromAccount: "test1@example", toAccount: "test2@example")
        #expect(try Example.event("event-kf_switch_session", as: KfSwitchSessionEvent.self) == event)
    }

    @Test func `a card is taken, redeemed and paid with`() throws {
        #expect(
            try Example.event("event-user_get_card", as: UserGetCardEvent.self)
                == UserGetCardEvent(
                    cardID: "pEx4mPleCardId_0123456789ab",
                    isGivenByFriend: true,
                    code: "226009850001",
                    friend: "oFriendOpenId0123456789abcd",
                    outerID: "0",
                    oldCode: "226009850000",
                    outerString: "12b",
                    isRestoredMemberCard: false,
                    isRecommendedByFriend: false,
                    unionID: "oUnionId0123456789abcdefgh"
                )
        )
        let redeemed = try #require(try Example.event("event-user_consume_card", as: UserConsumeCardEvent.self))
        #expect(redeemed.source == .api && redeemed.locationName == "示例门店" && redeemed.verifyCode == "")
        let paid = try #require(try Example.event("event-user_pay_from_pay_cell", as: UserPayFromPayCellEvent.self))
        #expect(paid.fee == 10_000 && paid.originalFee == 12_000)
        let order = try #require(try Example.event("event-card_pay_order", as: CardPayOrderEvent.self))
        #expect(
            order.createTime == 1_767_240_000 && order.payTime == 0 && order.freeCoins == 200
                && order.status == .coinsAdded
        )
    }

    @Test func `a gift card's truth values are words`() throws {
        let message = try Example.message("event-giftcard_send_to_friend")
        let event = try #require(message.event(as: GiftCardSendToFriendEvent.self))
        #expect(event.isChatRoom == false && event.isReturnedBack == false)
        #expect(event.fields.leaves.contains(Leaf(path: "/ischatroom", text: "false")))
    }

    @Test func `a verification that holds, and one that failed`() throws {
        #expect(
            try Example.event("event-naming_verify_success", as: NamingVerifySuccessEvent.self)
                == NamingVerifySuccessEvent(expiredTime: 1_798_776_000)
        )
        #expect(
            try Example.event("event-qualification_verify_fail", as: QualificationVerifyFailEvent.self)
                == QualificationVerifyFailEvent(failTime: 1_767_240_000, failReason: "by time")
        )
    }

    @Test func `the user of a revoked authorisation isn't the sender`() throws {
        let message = try Example.message("event-user_authorization_revoke")
        let event = try #require(message.event(as: UserAuthorizationRevokeEvent.self))
        #expect(event.openID == "oAuthUserOpenId0123456789abc" && event.revokedInfo == "301")
        #expect(message.sender == "oPlatformPushServiceId000000")
    }

    // MARK: Places, guides, invoices

    @Test func `beacons near and around`() throws {
        let uuid = "fda50693-a4e2-4fb1-afcf-c6eb07647825"
        #expect(
            try Example.event("event-shakearoundusershake", as: ShakearoundUserShakeEvent.self)
                == ShakearoundUserShakeEvent(
                    chosenBeacon: Beacon(uuid: uuid, major: "10001", minor: "12102", distance: 0.057),
                    aroundBeacons: [Beacon(uuid: uuid, major: "10001", minor: "12103", distance: 166.816)]
                )
        )
    }

    @Test func `an element's older name is read, too`() throws {
        func event(_ content: String) throws -> IncomingMessage {
            try IncomingMessage(
                parsing: Array("<xml><FromUserName>o1</FromUserName><MsgType>event</MsgType>\(content)</xml>".utf8)
            )
        }
        let wifi = try event("<Event>WifiConnected</Event><PlaceId>1234</PlaceId>")
        #expect(wifi.event(as: WifiConnectedEvent.self)?.shopID == "1234")
        #expect(wifi.fields.leavesMissing(in: wifi.value) == [])
        let invoice = try event("<Event>user_authorize_invoice</Event><AppId>wx1</AppId>")
        #expect(invoice.event(as: UserAuthorizeInvoiceEvent.self)?.appID == "wx1")
        let newer = try Example.event("event-user_authorize_invoice", as: UserAuthorizeInvoiceEvent.self)
        #expect(newer?.appID == "wx0123456789abcdef" && newer?.source == .webPage)
    }

    @Test func `a guide's code`() throws {
        let event = try #require(try Example.event("event-guide_qrcode_scan_event", as: GuideQRCodeScanEvent.self))
        #expect(event.guide == "oGuideOpenId0123456789abcde" && event.action == 11 && event.info == "")
    }

    // MARK: What isn't known

    @Test func `an event that nobody knows is kept whole, and can be read as a type of one's own`() throws {
        let message = try Example.message("event-unknown")
        #expect(message.body == .event(UnknownEvent(name: "brand_new_event_2027")))
        #expect(message.event(as: NewEvent.self) == NewEvent(field: "value", keys: ["v"]))
        #expect(message.event(as: ClickEvent.self) == nil)
        #expect(try Example.message("msg-text").event(as: NewEvent.self) == nil)
        #expect(try Example.message("event-click").event(as: NewEvent.self) == nil)
    }

    @Test func `an event that lacks what it needs is unknown`() throws {
        let document = "<xml><FromUserName>o1</FromUserName><MsgType>event</MsgType><Event>LOCATION</Event></xml>"
        let message = try IncomingMessage(parsing: Array(document.utf8))
        #expect(message.body == .event(UnknownEvent(name: "LOCATION")))
        #expect(message.event(as: LocationEvent.self) == nil)
    }
}

/// An event as a bot's author may declare one.
private struct NewEvent: EventPayload {
    static let eventNames: [StaticString] = ["Brand_New_Event_2027"]

    var field = ""
    var keys: [String] = []

    init() {}

    init(field: String, keys: [String]) {
        self.field = field
        self.keys = keys
    }

    mutating func code(with coder: inout some FieldCoder) {
        coder.code("SomeField", &self.field)
        coder.nested("Nested") { nested in
            nested.nested("item") { $0.code("k", &self.keys) }
        }
    }
}
