// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import WeChatBot
import WeChatProtocol
import WeChatServer

/// One delivery's whole story: what happened to it, when, and the dead letters that it left.
struct DeliveryPage {
    let log: DeliveryLog
    let box: DeadLetterBox

    func add(to router: Router<ConsoleContext>) {
        router.get("/deliveries/{key}") { _, context in
            let key = context.parameters.get("key").flatMap(Self.key)
            let story = key.flatMap(self.log.story)
            let text = context.language
            // Where the store fails the story still helps.
            let all = try? await self.box.entries()
            let letters = (all ?? []).filter { $0.letter.key == key }
            let unreadable = all == nil ? text("The dead letters can't be read now.", "暂时无法读取死信。") : nil
            guard story != nil || !letters.isEmpty else {
                if let unreadable { return ConsoleGuard.refusal(.serviceUnavailable, unreadable) }
                return ConsoleGuard.refusal(
                    .notFound,
                    text("Nothing is known of this delivery any more.", "已没有此投递的记录。")
                )
            }
            let body = try self.html(story, letters, unreadable, context)
            return try ConsoleLayout(title: text("Delivery", "投递"), place: .deliveries).response(body, context)
        }
    }

    /// Reads sixty-four hexadecimal digits.
    static func key(_ digits: String) -> DeliveryKey? {
        let digits = Array(digits.utf8)
        guard digits.count == 64 else { return nil }
        let bytes = stride(from: 0, to: 64, by: 2)
            .compactMap { index in
                UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
            }
        return DeliveryKey(bytes: bytes)
    }

    private func html(
        _ story: DeliveryStory?,
        _ letters: [DeadLetterBox.Entry],
        _ unreadable: String?,
        _ context: ConsoleContext
    ) throws -> String {
        let text = context.language
        let words = DeliveryWords(text: text)
        let table = DeadLetterTable(entries: letters, log: self.log, token: context.formToken, text: text)
        let push = self.log.showsText ? letters.first { !$0.letter.push.isEmpty }?.letter.push : nil
        return try Self.template.get()
            .render(
                Content(
                    problem: unreadable,
                    back: text("All deliveries", "全部投递"),
                    facts: story.map { Self.facts($0, text) } ?? [],
                    unknown: story == nil ? text("Its steps were before this server's start.", "其经过发生在本次启动之前。") : nil,
                    stepsName: text("What happened", "经过"),
                    steps: story.map { story in
                        story.steps.map { step in
                            let after = (step.time - story.first) / .milliseconds(1)
                            return Step(after: "+\(Int(after)) ms", words: words.words(for: step.what))
                        }
                    } ?? [],
                    saidName: text("Said", "用户说"),
                    said: story?.text,
                    replyName: text("Reply", "回复"),
                    reply: story?.reply,
                    hidden: self.log.showsText
                        ? nil : text("Texts are shown with console.showText.", "设置 console.showText 后显示内容。"),
                    pushName: text("Push", "推送"),
                    push: push.map { String(decoding: $0.prefix(16_384), as: UTF8.self) },
                    lettersName: letters.isEmpty ? nil : text("Dead letters", "死信"),
                    letters: letters.isEmpty ? "" : try table.html()
                )
            )
    }

    private static func facts(_ story: DeliveryStory, _ text: ConsoleLanguage) -> [Fact] {
        let names = DeliveryColumns(text: text)
        return [
            Fact(name: names.time, value: DeliveryRowView.time(story.first)),
            Fact(name: names.account, value: story.account),
            Fact(name: names.user, value: HashedOpenID(story.user, account: story.account).description),
            Fact(name: names.type, value: story.type),
            Fact(name: names.state, value: DeliveryWords(text: text).name(of: story.state)),
            Fact(name: names.route, value: story.route ?? "—"),
            Fact(name: names.attempts, value: "\(story.attempts)"),
            Fact(name: text("Delivery", "投递"), value: story.key.description),
        ]
    }

    private struct Content {
        let problem: String?
        let back: String
        let facts: [Fact]
        let unknown: String?
        let stepsName: String
        let steps: [Step]
        let saidName: String
        let said: String?
        let replyName: String
        let reply: String?
        let hidden: String?
        let pushName: String
        let push: String?
        let lettersName: String?
        let letters: String
    }

    private struct Fact {
        let name: String
        let value: String
    }

    private struct Step {
        let after: String
        let words: String
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                {{#problem}}<p role="alert" class="problem">{{.}}</p>{{/problem}}
                <p><a href="/deliveries">← {{back}}</a></p>
                {{#unknown}}<p role="status">{{.}}</p>{{/unknown}}
                {{^unknown}}<section class="card"><dl class="facts">{{#facts}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/facts}}\
                </dl></section>
                <section class="card"><h2>{{stepsName}}</h2><ol id="steps" class="steps">
                {{#steps}}<li><b>{{after}}</b> {{words}}</li>
                {{/steps}}</ol></section>{{/unknown}}
                {{#said}}<section class="card"><h2>{{saidName}}</h2><pre tabindex="0">{{.}}</pre></section>{{/said}}
                {{#reply}}<section class="card"><h2>{{replyName}}</h2><pre tabindex="0">{{.}}</pre></section>{{/reply}}
                {{#push}}<section class="card"><h2>{{pushName}}</h2><pre tabindex="0">{{.}}</pre></section>{{/push}}
                {{#hidden}}<p class="quiet">{{.}}</p>{{/hidden}}
                {{#lettersName}}<h2>{{.}}</h2>{{/lettersName}}{{{letters}}}
                """
        )
    }
}
