// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Whether the server kept its promises.
struct Verdict {
    private(set) var fates: [Fate: [Question]] = [:]
    let runs: HandlerRuns
    private let remains: Remains
    private let inbox: Inbox
    private static let texts = DeskTexts()

    /// - Parameters:
    ///   - asked: All questions, with what their users read.
    ///   - inbox: All that reached the users.
    ///   - runs: How often handlers ran.
    ///   - remains: What is left in the database.
    init(_ asked: [AskedQuestion], inbox: Inbox, runs: HandlerRuns, remains: Remains) {
        self.runs = runs
        self.remains = remains
        self.inbox = inbox
        for one in asked { self.fates[self.fate(of: one), default: []].append(one.question) }
    }

    var isBroken: Bool {
        !self.runs.needless.isEmpty || Fate.allCases.contains { $0.isBroken && self.fates[$0] != nil }
    }

    /// Those whose answer isn't seen so far, and might be fetched.
    static func open(_ asked: [AskedQuestion], _ inbox: Inbox) -> [Question] {
        asked.filter { inbox.count($0.question) == 0 && !self.needsNoAnswer($0, inbox) }.map(\.question)
    }

    private static func needsNoAnswer(_ one: AskedQuestion, _ inbox: Inbox) -> Bool {
        guard let text = one.text else { return false }
        return inbox.isAnswer(text, to: one.question.user) || .text(text) == self.texts.stillWorking
            || .text(text) == self.texts.failed || .text(text) == self.texts.busy
    }

    private func fate(of one: AskedQuestion) -> Fate {
        let question = one.question
        let count = self.inbox.count(question)
        guard count < 2 else { return .doubled }
        if one.text == question.answer { return .answered }
        if let text = one.text, !Self.needsNoAnswer(one, self.inbox), .text(text) != Self.texts.promise {
            return .wrong
        }
        if count == 1 { return .late }
        if let text = one.text {
            if .text(text) == Self.texts.busy { return .busy }
            if Self.needsNoAnswer(one, self.inbox) { return .fetching }
        }
        if self.remains.deadLetters.contains(question.key) { return .unknown }
        if self.remains.waiting.contains(question.key) { return .waiting }
        if self.remains.unknown.contains(question.key), !self.runs.contains(question.key.description) {
            return .unreached
        }
        return .lost
    }
}
