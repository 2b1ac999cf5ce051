// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Mustache
import WeChatBot
import WeChatProtocol
import WeChatServer

/// Dead letters as a table, each with the button that replays it.
struct DeadLetterTable {
    let entries: [DeadLetterBox.Entry]
    /// What knows the stories of replays.
    let log: DeliveryLog
    let token: String
    let text: ConsoleLanguage

    func html() throws -> String {
        let text = self.text
        return try Self.template.get()
            .render(
                Content(
                    token: self.token,
                    none: self.entries.isEmpty ? text("None.", "没有。") : nil,
                    timeName: text("Time", "时间"),
                    accountName: text("Account", "公众号"),
                    userName: text("User (hash)", "用户（哈希）"),
                    reasonName: text("Reason", "原因"),
                    detailName: text("Detail", "详情"),
                    keyName: text("Delivery", "投递"),
                    replayName: text("Replay", "重放"),
                    rows: self.entries.map { Row($0, self.log, text) }
                )
            )
    }

    private struct Content {
        let token: String
        let none: String?
        let timeName: String
        let accountName: String
        let userName: String
        let reasonName: String
        let detailName: String
        let keyName: String
        let replayName: String
        let rows: [Row]
    }

    private struct Row {
        let time: String
        let stamp: String
        let account: String
        let user: String
        let reason: String
        let detail: String
        let key: String
        let shortKey: String
        let canReplay: Bool
        let replayed: String?
        /// The replay's story, where there is one: what brought only a reply has none, nor what another server did.
        let replayKey: String?

        init(_ entry: DeadLetterBox.Entry, _ log: DeliveryLog, _ text: ConsoleLanguage) {
            let letter = entry.letter
            self.time = DeliveryRowView.time(letter.time)
            self.stamp = "\(letter.time.rawValue)"
            self.account = letter.user.account
            self.user = HashedOpenID(letter.user.user, account: letter.user.account).description
            self.reason = DeliveryWords(text: text).name(of: letter.reason)
            self.detail = letter.detail
            self.key = letter.key.description
            self.shortKey = String(self.key.prefix(16))
            self.canReplay = letter.isReplayable && entry.replayed == nil
            self.replayed = entry.replayed.map {
                text("replayed \(DeliveryRowView.time($0))", "已于 \(DeliveryRowView.time($0)) 重放")
            }
            self.replayKey = log.story(letter.replayKey)?.key.description
        }
    }

    private static let template = Result {
        try MustacheTemplate(
            string: """
                {{#none}}<p role="status">{{.}}</p>{{/none}}
                {{^none}}<div class="card wide"><table class="stack" id="dead-letters"><thead><tr>\
                <th scope="col">{{timeName}}</th><th scope="col">{{accountName}}</th><th scope="col">{{userName}}</th>\
                <th scope="col">{{reasonName}}</th><th scope="col">{{replayName}}</th>\
                <th scope="col">{{detailName}}</th><th scope="col">{{keyName}}</th></tr></thead><tbody>
                {{#rows}}<tr><td data-name="{{timeName}}"><time>{{time}}</time></td>\
                <td data-name="{{accountName}}">{{account}}</td><td data-name="{{userName}}">{{user}}</td>\
                <td data-name="{{reasonName}}">{{reason}}</td>\
                <td data-name="{{replayName}}">{{#canReplay}}<form method="post" action="/deliveries/replay">\
                <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="account" value="{{account}}">\
                <input type="hidden" name="key" value="{{key}}"><input type="hidden" name="time" value="{{stamp}}">\
                <button>{{replayName}}</button></form>{{/canReplay}}\
                {{#replayKey}}<a href="/deliveries/{{.}}">{{replayed}}</a>{{/replayKey}}{{^replayKey}}{{replayed}}{{/replayKey}}</td>\
                <td data-name="{{detailName}}">{{detail}}</td>\
                <td data-name="{{keyName}}"><a href="/deliveries/{{key}}">{{shortKey}}…</a></td></tr>
                {{/rows}}</tbody></table></div>{{/none}}
                """
        )
    }
}
