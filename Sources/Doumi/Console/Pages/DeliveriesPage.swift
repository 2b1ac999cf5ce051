// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Hummingbird
import Mustache
import WeChatBot
import WeChatProtocol
import WeChatServer

/// The dead letters of all accounts, newest first: what could not be done, for whom and why; no text of a user.
struct DeliveriesPage {
    private static let most = 200

    let desk: any DeskStore
    let accounts: [String]

    func add(to router: Router<ConsoleContext>) {
        router.get("/deliveries") { request, context in
            let reason = request.uri.queryParameters["reason"].flatMap { DeadLetter.Reason(rawValue: String($0)) }
            let user = String((request.uri.queryParameters["user"] ?? "").prefix(64))
            let letters = try await self.letters()
                .filter { reason == nil || $0.reason == reason }
                .filter { user.isEmpty || Self.shortened($0).hasPrefix(user) || $0.user.user.rawValue == user }
            let body = try self.html(letters, reason, user, context.language)
            return try ConsoleLayout(title: context.language("Dead letters", "死信"), place: .deliveries)
                .response(body, context)
        }
    }

    /// The latest of all accounts.
    private func letters() async throws -> [DeadLetter] {
        var letters: [DeadLetter] = []
        for account in self.accounts { letters += try await self.desk.deadLetters(account: account, limit: Self.most) }
        return Array(letters.sorted { $1.time < $0.time }.prefix(Self.most))
    }

    private static func shortened(_ letter: DeadLetter) -> String {
        HashedOpenID(letter.user.user, account: letter.user.account).description
    }

    private func html(
        _ letters: [DeadLetter],
        _ reason: DeadLetter.Reason?,
        _ user: String,
        _ text: ConsoleLanguage
    ) throws -> String {
        try Self.template.get()
            .render(
                Content(
                    intro: text(
                        "What could not be done, kept for store.retention. Users are hashed as in the log.",
                        "未能完成的投递，按 store.retention 保留。用户与日志中一样经过哈希。"
                    ),
                    reasonName: text("Reason", "原因"),
                    all: text("all", "全部"),
                    reasons: DeadLetter.Reason.allCases.map {
                        Option(value: $0.rawValue, name: Self.name(of: $0, text), isChosen: $0 == reason)
                    },
                    userName: text("User (hash or OpenID)", "用户（哈希或 OpenID）"),
                    user: user,
                    filter: text("Filter", "筛选"),
                    none: letters.isEmpty ? text("None.", "没有。") : nil,
                    timeName: text("Time", "时间"),
                    accountName: text("Account", "公众号"),
                    detailName: text("Detail", "详情"),
                    keyName: text("Delivery", "投递"),
                    rows: letters.map { letter in
                        Row(
                            time: Date(timeIntervalSince1970: Double(letter.time.rawValue) / 1000).formatted(.iso8601),
                            account: letter.user.account,
                            user: Self.shortened(letter),
                            reason: Self.name(of: letter.reason, text),
                            detail: letter.detail,
                            key: String("\(letter.key)".prefix(16))
                        )
                    }
                )
            )
    }

    /// A reason in the reader's language.
    static func name(of reason: DeadLetter.Reason, _ text: ConsoleLanguage) -> String {
        switch reason {
        case .handlerFailed: text("handler failed", "处理出错")
        case .handlerTimeout: text("handler took too long", "处理超时")
        case .undeliverable: text("undeliverable", "无法送达")
        case .unknownFate: text("fate unknown", "结果未知")
        case .laterLost: text("later work lost", "后续工作丢失")
        case .unreadable: text("unreadable push", "无法解析")
        }
    }

    private struct Content {
        let intro: String
        let reasonName: String
        let all: String
        let reasons: [Option]
        let userName: String
        let user: String
        let filter: String
        let none: String?
        let timeName: String
        let accountName: String
        let detailName: String
        let keyName: String
        let rows: [Row]
    }

    private struct Option {
        let value: String
        let name: String
        let isChosen: Bool
    }

    private struct Row {
        let time: String
        let account: String
        let user: String
        let reason: String
        let detail: String
        let key: String
    }

    private static let template = Result {
        try MustacheTemplate(
            string: """
                <p class="quiet">{{intro}}</p>
                <form class="row" action="/deliveries">
                <label>{{reasonName}}<select name="reason"><option value="">{{all}}</option>
                {{#reasons}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/reasons}}
                </select></label>
                <label>{{userName}}<input name="user" value="{{user}}" maxlength="64"></label>
                <button class="main">{{filter}}</button></form>
                {{#none}}<p role="status">{{.}}</p>{{/none}}
                {{^none}}<div class="card wide"><table class="stack"><thead><tr><th scope="col">{{timeName}}</th>\
                <th scope="col">{{accountName}}</th><th scope="col">{{userName}}</th><th scope="col">{{reasonName}}</th>\
                <th scope="col">{{detailName}}</th><th scope="col">{{keyName}}</th></tr></thead><tbody>
                {{#rows}}<tr><td data-name="{{timeName}}"><time>{{time}}</time></td>\
                <td data-name="{{accountName}}">{{account}}</td><td data-name="{{userName}}">{{user}}</td>\
                <td data-name="{{reasonName}}">{{reason}}</td><td data-name="{{detailName}}">{{detail}}</td>\
                <td data-name="{{keyName}}">{{key}}…</td></tr>
                {{/rows}}</tbody></table></div>{{/none}}
                """
        )
    }
}
