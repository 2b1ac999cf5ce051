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

    private struct Content {
        let token: String
        let account: String
        let title: String
        let accounts: [Account]
        let intro: String
        let late: String
        let log: String
        let last: Int
        let exchanges: String
        let message: String
        let send: String
        let menuTitle: String
        let buttons: [ChatButton]
        let more: String
        let forms: [Form]
        let events: [Account]
        let event: String
        let eventKey: String
        let raw: String
        let location: String
        let latitude: String
        let longitude: String
        let place: String
    }

    private struct Account {
        let name: String
    }

    private struct Form {
        let act: String
        let name: String
        let example: String
    }

    private static let hidden = """
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="account" value="{{account}}">
        """

    private static let template = Result {
        try HTMLTemplate(
            string: """
                {{#accounts}}<a class="chip" href="/chat?account={{name}}">{{name}}</a> {{/accounts}}
                <p class="quiet">{{intro}} {{late}}</p>
                <div class="chat">
                <section class="phone" aria-label="{{log}}">
                <h2>{{title}}</h2>
                <ol id="log" class="log" role="log" aria-label="{{log}}" tabindex="0" data-account="{{account}}" data-last="{{last}}">
                {{{exchanges}}}
                </ol>
                <p id="refusal" class="refusal" role="alert"></p>
                <form method="post" action="/chat" class="say" data-chat id="say">
                \(Self.hidden)<input type="hidden" name="act" value="text">
                <label class="unseen" for="words">{{message}}</label>
                <input id="words" name="value" autocomplete="off" placeholder="{{message}}" required>
                <button class="main">{{send}}</button>
                </form>
                <div class="menu" role="group" aria-label="{{menuTitle}}">
                {{#buttons}}<form method="post" action="/chat" data-chat>\(Self.hidden)\
                <input type="hidden" name="act" value="{{act}}"><input type="hidden" name="value" value="{{value}}">\
                {{#eventName}}<input type="hidden" name="event" value="{{.}}">{{/eventName}}\
                {{#buttonKey}}<input type="hidden" name="key" value="{{.}}">{{/buttonKey}}\
                <button>{{name}}</button></form>
                {{/buttons}}
                </div>
                </section>
                <section class="card more" aria-label="{{more}}">
                <h2>{{more}}</h2>
                {{#forms}}<form method="post" action="/chat" data-chat class="row">\(Self.hidden)\
                <input type="hidden" name="act" value="{{act}}">\
                <label>{{name}}<input name="value" value="{{example}}" required></label><button>{{send}}</button></form>
                {{/forms}}
                <form method="post" action="/chat" data-chat class="row">\(Self.hidden)\
                <input type="hidden" name="act" value="location">
                <label>{{latitude}}<input name="latitude" value="39.9042" inputmode="decimal" required></label>
                <label>{{longitude}}<input name="longitude" value="116.4074" inputmode="decimal" required></label>
                <label>{{place}}<input name="value" value="北京"></label><button>{{send}}</button></form>
                <form method="post" action="/chat" data-chat class="row">\(Self.hidden)\
                <input type="hidden" name="act" value="event">
                <label>{{event}}<select name="event">{{#events}}<option>{{name}}</option>{{/events}}</select></label>
                <label>{{eventKey}}<input name="value"></label><button>{{send}}</button></form>
                <form method="post" action="/chat" data-chat class="row">\(Self.hidden)\
                <input type="hidden" name="act" value="raw">
                <label>{{raw}}<textarea name="value" rows="4" spellcheck="false" required></textarea></label>\
                <button>{{send}}</button></form>
                </section>
                </div>
                """
        )
    }
}
