// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the overview is as HTML.
extension OverviewPage {
    struct Content {
        let healthName: String
        let health: String
        let isOK: Bool
        let problems: [String]
        let accountsName: String
        let accounts: String
        let booksName: String
        let books: String
        let lettersName: String
        let letters: String
        let storeName: String
        let store: String
        let storeProblems: [String]
        let sourcesName: String
        let sources: [Line]
        let tokensName: String
        let tokens: [Line]
        let trafficName: String
        let sums: [Sum]
        let rateName: String
        let rate: String
        let waitsName: String
        let waits: String
        let daysName: String
        let days: String
        let chatName: String
        let chat: String
    }

    struct Line {
        let words: String
        let isBad: Bool

        init(_ line: (words: String, isBad: Bool)) { (self.words, self.isBad) = line }
    }

    struct Sum {
        let name: String
        let value: String
    }

    static let template = Result {
        try HTMLTemplate(
            string: """
                <div class="tiles" id="overview">
                <section class="card"><h2>{{healthName}}</h2><b{{#isOK}} class="ok"{{/isOK}}>{{health}}</b>\
                {{#problems}}<p class="problem">{{.}}</p>{{/problems}}</section>
                <section class="card"><h2>{{accountsName}}</h2><b>{{accounts}}</b></section>
                <section class="card"><h2>{{booksName}}</h2><b>{{books}}</b></section>
                <section class="card"><h2>{{lettersName}}</h2><b>{{letters}}</b></section>
                <section class="card"><h2>{{storeName}}</h2><p class="line">{{store}}</p>\
                {{#storeProblems}}<p class="problem">{{.}}</p>{{/storeProblems}}</section>
                <section class="card"><h2>{{sourcesName}}</h2>\
                {{#sources}}<p class="line{{#isBad}} problem{{/isBad}}">{{words}}</p>{{/sources}}</section>
                <section class="card"><h2>{{tokensName}}</h2>\
                {{#tokens}}<p class="line{{#isBad}} problem{{/isBad}}">{{words}}</p>{{/tokens}}</section>
                <section class="card"><h2>{{trafficName}}</h2><dl class="facts">\
                {{#sums}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/sums}}</dl></section>
                </div>
                <div class="charts">
                <section class="card" id="rate"><h2>{{rateName}}</h2>{{{rate}}}</section>
                <section class="card" id="waits"><h2>{{waitsName}}</h2>{{{waits}}}</section>
                <section class="card"><h2>{{daysName}}</h2>{{{days}}}</section>
                <section class="card"><h2>{{chatName}}</h2>{{{chat}}}</section>
                </div>
                """
        )
    }
}
