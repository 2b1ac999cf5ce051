// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI

/// The chat's page: what was said, the line to type in, and what else a follower can do.
struct ChatPageView {
    /// Events beside those that have a button of their own.
    static let events = [
        "VIEW", "SCAN", "LOCATION", "scancode_push", "pic_sysphoto", "pic_photo_or_album", "pic_weixin",
        "location_select", "view_miniprogram", "TEMPLATESENDJOBFINISH", "MASSSENDJOBFINISH",
        "qualification_verify_success", "user_authorization_revoke", "user_authorization_cancellation",
    ]

    /// A book that the catalogue has from the start.
    static let barcode = "9787121139512"

    let room: ChatRoom
    let menu: CustomMenu?
    let others: [String]
    let language: ConsoleLanguage

    /// The page's own part.
    func html(token: String) throws -> String {
        let text = self.language
        let api = self.room.apiHost.map {
            text(
                "Late answers to real followers go by the API at \($0); yours appear here when they are ready.",
                "真实用户的迟到回复经 \($0) 发送；你的会直接出现在这里。"
            )
        }
        let known = self.room.exchanges
        let exchanges = try known.map {
            try ChatExchangeView(exchange: $0, room: self.room, language: text).html()
        }
        return try Self.template.get()
            .render(
                Content(
                    token: token,
                    account: self.room.name,
                    title: self.room.title,
                    accounts: self.others.count > 1 ? self.others.map { Account(name: $0) } : [],
                    intro: text(
                        "You are a follower; pushes go signed through this server's own webhook (\(self.room.mode)).",
                        "你是一位粉丝；消息经签名后通过本服务器真实的 Webhook 发送（\(self.room.mode)）。"
                    ),
                    late: api
                        ?? text(
                            "An answer that comes too late waits; your next message fetches it.",
                            "迟到的回复会先存着，发送下一条消息即可收到。"
                        ),
                    log: text("Messages", "消息"),
                    last: known.last?.id ?? 0,
                    exchanges: exchanges.joined(separator: "\n"),
                    message: text("Message", "消息"),
                    send: text("Send", "发送"),
                    menuTitle: text("Menu", "菜单"),
                    buttons: ChatButton.all(self.menu, text),
                    more: text("More to send", "更多"),
                    forms: Self.forms(text),
                    events: Self.events.map { Account(name: $0) },
                    event: text("Event", "事件"),
                    eventKey: "EventKey",
                    raw: text("Raw XML", "原始 XML"),
                    location: text("Location", "位置"),
                    latitude: text("Latitude", "纬度"),
                    longitude: text("Longitude", "经度"),
                    place: text("Place", "地点")
                )
            )
    }

    private static func forms(_ text: ConsoleLanguage) -> [Form] {
        [
            Form(act: "voice", name: text("Voice, as recognised", "语音（识别结果）"), example: "浪潮之巅"),
            Form(act: "scan", name: text("Scanned barcode", "扫条形码"), example: Self.barcode),
            Form(act: "menu", name: text("Menu key", "菜单 key"), example: "HOT"),
        ]
    }
}
