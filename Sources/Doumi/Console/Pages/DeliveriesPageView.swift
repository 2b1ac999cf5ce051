// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatBot

/// The deliveries' HTML: the filters, the table that follows events, and the dead letters below.
struct DeliveriesPageView {
    let question: DeliveriesPage.Question
    let language: ConsoleLanguage
    /// All that is remembered, newest first.
    let stories: [DeliveryStory]
    /// The log's version when they were read; what changed since comes as events.
    let version: UInt64
    /// The table of dead letters.
    let letters: String

    func html(problem: String?, limit: Int) throws -> String {
        let (text, filter) = (self.language, self.question.filter)
        let words = DeliveryWords(text: text)
        let names = DeliveryColumns(text: text)
        let rows = try self.stories.filter(filter.passes).prefix(limit)
            .map { try DeliveryRowView(story: $0, language: text).html() }
        return try Self.template.get()
            .render(
                Content(
                    problem: problem,
                    intro: text(
                        "The latest deliveries of this server, as they happen. Users are hashed as in the log.",
                        "本服务器最近的投递，实时更新。用户与日志中一样经过哈希。"
                    ),
                    all: text("all", "全部"),
                    userName: text("User (hash or OpenID)", "用户（哈希或 OpenID）"),
                    user: filter.user,
                    typeName: names.type,
                    types: Self.options(self.stories.map(\.type), chosen: filter.type),
                    stateName: names.state,
                    states: DeliveryStory.State.allCases.map {
                        Option(value: $0.rawValue, name: words.name(of: $0), isChosen: $0 == filter.state)
                    },
                    routeName: names.route,
                    routes: Self.options(self.stories.compactMap(\.route), chosen: filter.route),
                    reasonName: text("Dead letters: reason", "死信：原因"),
                    reasons: DeadLetter.Reason.allCases.map {
                        Option(value: $0.rawValue, name: words.name(of: $0), isChosen: $0 == self.question.reason)
                    },
                    filter: text("Filter", "筛选"),
                    query: Self.query(filter),
                    version: "\(self.version)",
                    columns: names.all.map { Column(name: $0) },
                    empty: rows.isEmpty ? self.nothing : nil,
                    rows: rows.joined(separator: "\n"),
                    lettersName: text("Dead letters", "死信"),
                    lettersIntro: text(
                        """
                        What could not be done, kept for store.retention. A replay runs the push again, once; its answer goes \
                        as a late reply.
                        """,
                        "未能完成的投递，按 store.retention 保留。重放会把消息再处理一次，回复以迟到回复的方式送达。"
                    ),
                    letters: self.letters
                )
            )
    }

    private var nothing: String {
        self.stories.isEmpty
            ? self.language("No push has come yet.", "还没有收到推送。")
            : self.language("The filter lets none through.", "没有符合筛选条件的投递。")
    }

    private static func options(_ values: [String], chosen: String) -> [Option] {
        Set(values + [chosen]).subtracting([""]).sorted().map { Option(value: $0, name: $0, isChosen: $0 == chosen) }
    }

    private static func query(_ filter: DeliveryFilter) -> String {
        var components = URLComponents()
        let state = filter.state?.rawValue ?? ""
        let items = [("user", filter.user), ("type", filter.type), ("state", state), ("route", filter.route)]
        components.queryItems = items.filter { !$0.1.isEmpty }.map { URLQueryItem(name: $0.0, value: $0.1) }
        return components.percentEncodedQuery?.replacing("+", with: "%2B") ?? ""
    }

    private struct Content {
        let problem: String?
        let intro: String
        let all: String
        let userName: String
        let user: String
        let typeName: String
        let types: [Option]
        let stateName: String
        let states: [Option]
        let routeName: String
        let routes: [Option]
        let reasonName: String
        let reasons: [Option]
        let filter: String
        let query: String
        let version: String
        let columns: [Column]
        let empty: String?
        let rows: String
        let lettersName: String
        let lettersIntro: String
        let letters: String
    }

    private struct Option {
        let value: String
        let name: String
        let isChosen: Bool
    }

    private struct Column {
        let name: String
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                {{#problem}}<p role="alert" class="problem">{{.}}</p>{{/problem}}
                <p class="quiet">{{intro}}</p>
                <form class="row" action="/deliveries" id="delivery-filter">
                <label>{{userName}}<input name="user" value="{{user}}" maxlength="64"></label>
                <label>{{typeName}}<select name="type"><option value="">{{all}}</option>
                {{#types}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/types}}
                </select></label>
                <label>{{stateName}}<select name="state"><option value="">{{all}}</option>
                {{#states}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/states}}
                </select></label>
                <label>{{routeName}}<select name="route"><option value="">{{all}}</option>
                {{#routes}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/routes}}
                </select></label>
                <label>{{reasonName}}<select name="reason"><option value="">{{all}}</option>
                {{#reasons}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{name}}</option>{{/reasons}}
                </select></label>
                <button class="main">{{filter}}</button></form>
                <div class="card wide"><table class="stack" id="deliveries"><thead><tr>\
                {{#columns}}<th scope="col">{{name}}</th>{{/columns}}</tr></thead>\
                <tbody id="delivery-rows" data-query="{{query}}" data-version="{{version}}">
                {{{rows}}}
                </tbody></table>{{#empty}}<p id="no-deliveries" role="status">{{.}}</p>{{/empty}}</div>
                <h2 id="letters">{{lettersName}}</h2>
                <p class="quiet">{{lettersIntro}}</p>
                {{{letters}}}
                """
        )
    }
}
