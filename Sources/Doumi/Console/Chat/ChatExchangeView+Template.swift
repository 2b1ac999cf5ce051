// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What an exchange is as HTML.
extension ChatExchangeView {
    struct Content {
        let id: Int
        let me: String
        let account: String
        let said: String?
        let late: String?
        let texts: [TextBubble]
        let cards: [Card]
        let note: String?
        let isWaiting: Bool
        let waiting: String
        let attempts: [Attempt]
        let xml: String
        let pushTitle: String
        let push: String
        let wires: [Wire]
    }

    struct TextBubble {
        let segments: [ChatText.Segment]
    }

    struct Card {
        let title: String
        let description: String
        let url: String?
        let picture: String?

        init(_ article: Article) {
            self.title = article.title
            self.description = article.description
            self.url = ChatText.isPage(article.url) ? article.url : nil
            // The console shows the same covers itself; its pages load nothing from elsewhere.
            self.picture = article.pictureURL.firstRange(of: "/covers/")
                .map { String(article.pictureURL[$0.lowerBound...]) }
        }
    }

    struct Attempt {
        let words: String
        let width: Int
        let isLate: Bool
    }

    struct Wire {
        let requestTitle: String
        let request: String
        let answerTitle: String
        let answer: String
        let openedTitle: String
        let opened: String?
    }

    static let template = Result {
        try HTMLTemplate(
            string: """
                <li class="exchange" id="x{{id}}">
                {{#said}}<p class="bubble mine"><span class="unseen">{{me}}: </span>{{.}}</p>{{/said}}\
                {{#late}}<p class="note">{{.}}</p>{{/late}}
                {{#isWaiting}}<p class="note" role="status">{{waiting}}</p>{{/isWaiting}}
                {{#texts}}<p class="bubble theirs"><span class="unseen">{{account}}: </span>{{#segments}}\
                {{#says}}<button type="button" class="link" data-say="{{.}}">{{text}}</button>{{/says}}\
                {{^says}}{{#url}}<a href="{{.}}" target="_blank" rel="noreferrer noopener">{{text}}</a>{{/url}}\
                {{^url}}{{text}}{{/url}}{{/says}}{{/segments}}</p>{{/texts}}
                {{#cards}}<a class="news"{{#url}} href="{{.}}" target="_blank" rel="noreferrer noopener"{{/url}}>\
                {{#picture}}<img src="{{.}}" alt="" width="320" height="180">{{/picture}}<b>{{title}}</b>\
                <span>{{description}}</span></a>{{/cards}}
                {{#note}}<p class="note">{{.}}</p>{{/note}}
                <ul class="attempts">
                {{#attempts}}<li{{#isLate}} class="late"{{/isLate}}>{{words}}\
                <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">\
                <rect class="track" width="100" height="4"/><rect class="time" width="{{width}}" height="4"/></svg></li>
                {{/attempts}}
                </ul>
                {{^late}}<details><summary>{{xml}}</summary>
                <h3>{{pushTitle}}</h3><pre tabindex="0">{{push}}</pre>
                {{#wires}}<h3>{{requestTitle}}</h3><pre tabindex="0">{{request}}</pre>
                <h3>{{answerTitle}}</h3><pre tabindex="0">{{answer}}</pre>
                {{#opened}}<h3>{{openedTitle}}</h3><pre tabindex="0">{{.}}</pre>{{/opened}}
                {{/wires}}
                </details>{{/late}}
                </li>
                """
        )
    }
}
