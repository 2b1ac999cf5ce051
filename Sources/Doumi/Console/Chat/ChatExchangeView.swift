// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol
import WeChatSimulator

/// An exchange as HTML: both bubbles, how long each attempt took of the five seconds, and the XML of both directions.
struct ChatExchangeView {
    private static let patience = Duration.seconds(5)

    let exchange: ChatExchange
    let room: ChatRoom
    let language: ConsoleLanguage

    /// The element, with all that came from outside escaped.
    func html() throws -> String {
        let text = self.language
        let replies = self.replies
        return try Self.template.get()
            .render(
                Content(
                    id: self.exchange.id,
                    me: text("You", "我"),
                    account: text("Account", "公众号"),
                    said: self.exchange.isLate ? nil : self.exchange.said,
                    late: self.exchange.isLate ? text("Late message, by customer service:", "迟到的客服消息：") : nil,
                    texts: replies.texts,
                    cards: replies.cards,
                    note: self.note,
                    isWaiting: self.exchange.outcome == nil,
                    waiting: text("waiting…", "等待中…"),
                    attempts: self.exchange.attempts.map(self.attempt),
                    xml: text("XML", "XML"),
                    pushTitle: text("Push, before it is encrypted", "推送（加密前）"),
                    push: String(decoding: self.exchange.push, as: UTF8.self),
                    wires: self.exchange.wires.enumerated().map { self.wire($0 + 1, $1) }
                )
            )
    }

    private var replies: (texts: [TextBubble], cards: [Card]) {
        switch self.exchange.outcome?.reply {
        case .text(let words): ([TextBubble(segments: ChatText(words).segments)], [])
        case .news(let articles): ([], articles.map { Card($0) })
        case .nothing, nil: ([], [])
        case .some(let other): ([TextBubble(segments: [ChatText.Segment(text: PlainText.rendering(other))])], [])
        }
    }

    /// What is to be said where there is no bubble.
    private var note: String? {
        let text = self.language
        switch self.exchange.outcome {
        case .success: return text("No reply (success).", "没有回复（success）。")
        case .invalid, .httpError, .timeout, .refused: return PushOutcome.failureNotice
        case .reply, nil: return nil
        }
    }

    private func attempt(_ attempt: PushAttempt) -> Attempt {
        let text = self.language
        let milliseconds = Int(attempt.duration / .milliseconds(1))
        let outcome =
            switch attempt.outcome {
            case .reply(_, let isSealed): isSealed ? text("encrypted reply", "加密回复") : text("reply", "回复")
            case .success: "success"
            case .invalid(let reason): text("not an answer: \(reason)", "回复无效：\(reason)")
            case .httpError(let status, _): "HTTP \(status)"
            case .timeout: text("no answer in 5 s", "5 秒内没有回复")
            case .refused(let reason): text("no connection: \(reason)", "连接失败：\(reason)")
            }
        return Attempt(
            words: text("Attempt \(attempt.number): ", "第 \(attempt.number) 次：")
                + "\(milliseconds) ms / 5 s · \(outcome)",
            width: min(100, max(1, Int(100 * (attempt.duration / Self.patience)))),
            isLate: !attempt.outcome.isValid
        )
    }

    private func wire(_ number: Int, _ wire: ChatExchange.Wire) -> Wire {
        let text = self.language
        let answer = wire.response.map { "HTTP \($0.status)\n" + String(decoding: $0.body, as: UTF8.self) }
        return Wire(
            requestTitle: text("Request \(number)", "请求 \(number)"),
            request: "POST ?\(wire.request.query)\n" + String(decoding: wire.request.body ?? [], as: UTF8.self),
            answerTitle: text("Answer \(number)", "应答 \(number)"),
            answer: answer ?? text("none", "无"),
            openedTitle: text("Answer \(number), decrypted", "应答 \(number)（解密后）"),
            opened: wire.response.flatMap { self.room.opened($0.body) }
        )
    }
}
