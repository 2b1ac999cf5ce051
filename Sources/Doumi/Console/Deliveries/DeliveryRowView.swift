// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatBot
import WeChatProtocol
import WeChatServer

/// A delivery as a row of the console's table, for the page and for its events.
struct DeliveryRowView {
    let story: DeliveryStory
    let language: ConsoleLanguage

    /// The row, with all that came from outside escaped.
    func html() throws -> String {
        try Self.template.get().render(Content(self.story, self.language))
    }

    /// A time for people.
    static func time(_ time: WallTime) -> String {
        Date(timeIntervalSince1970: Double(time.rawValue) / 1000).formatted(.iso8601)
    }

    private struct Content {
        let key: String
        let time: String
        let account: String
        let user: String
        let type: String
        let text: String?
        let state: String
        let isBad: Bool
        let route: String
        let attempts: String
        let waited: String
        let timeName: String
        let accountName: String
        let userName: String
        let typeName: String
        let stateName: String
        let routeName: String
        let attemptsName: String
        let waitedName: String

        init(_ story: DeliveryStory, _ text: ConsoleLanguage) {
            let names = DeliveryColumns(text: text)
            self.key = story.key.description
            self.time = DeliveryRowView.time(story.first)
            self.account = story.account
            self.user = HashedOpenID(story.user, account: story.account).description
            self.type = story.type
            self.text = story.text.map { String($0.unicodeScalars.prefix(80)) }
            self.state = DeliveryWords(text: text).name(of: story.state)
            self.isBad = story.state == .failed
            self.route = story.route ?? ""
            self.attempts = "\(story.attempts)"
            self.waited = story.milliseconds.map { "\($0) ms" } ?? ""
            self.timeName = names.time
            self.accountName = names.account
            self.userName = names.user
            self.typeName = names.type
            self.stateName = names.state
            self.routeName = names.route
            self.attemptsName = names.attempts
            self.waitedName = names.waited
        }
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                <tr id="d{{key}}"><td data-name="{{timeName}}"><a href="/deliveries/{{key}}"><time>{{time}}</time></a></td>\
                <td data-name="{{accountName}}">{{account}}</td><td data-name="{{userName}}">{{user}}</td>\
                <td data-name="{{typeName}}">{{type}}{{#text}}<br><span class="quiet">{{.}}</span>{{/text}}</td>\
                <td data-name="{{stateName}}"{{#isBad}} class="problem"{{/isBad}}>{{state}}</td>\
                <td data-name="{{routeName}}">{{route}}</td>\
                <td class="number" data-name="{{attemptsName}}">{{attempts}}</td>\
                <td class="number" data-name="{{waitedName}}">{{waited}}</td></tr>
                """
        )
    }
}
