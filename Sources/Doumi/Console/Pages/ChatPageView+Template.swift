// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the chat's page is as HTML.
extension ChatPageView {
    struct Content {
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

    struct Account {
        let name: String
    }

    struct Form {
        let act: String
        let name: String
        let example: String
    }

    static let hidden = """
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="account" value="{{account}}">
        """

    static let template = Result {
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
