// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeliveryStory {
    /// Goes on with what happened.
    mutating func take(_ event: DeskEvent, keepingText: Bool) {
        switch event.kind {
        case .arrived:
            self.attempts += 1
            self.add(.arrived(attempt: self.attempts), at: event.time)
        case .replayed: self.add(.replayed, at: event.time)
        case .claimed(let result):
            let step = Self.step(of: result)
            // Who waits asks several times a second.
            if self.steps.last?.what != step { self.add(step, at: event.time) }
        case .handlerStarted: self.add(.handlerStarted, at: event.time)
        case .handlerEnded(let route, let failure):
            self.route = route ?? self.route
            if failure != nil { self.state = .failed }
            self.add(.handlerEnded(route: route, failure: failure), at: event.time)
        case .answered(let answer, let time):
            self.take(answer, after: Int(time / .milliseconds(1)), at: event.time)
            if keepingText { self.note(answer.reply) }
        case .given: self.add(.given, at: event.time)
        case .lost: self.add(.lost, at: event.time)
        case .lateReplyTried(let error, let next):
            if error == nil { self.state = .sent }
            self.add(.lateTried(error: error?.label, next: next), at: event.time)
        case .kept(let change):
            self.take(change, at: event.time)
            if keepingText, case .late(let late) = change { self.note(late.reply) }
        }
    }

    private mutating func take(_ answer: DeskAnswer, after milliseconds: Int, at time: WallTime) {
        if self.milliseconds == nil { self.milliseconds = milliseconds }
        self.route = answer.route ?? self.route
        if self.state != .failed {
            switch answer.origin {
            case .run, .joined, .remembered, .pickedUp: self.state = .answered
            case .handedOver, .promised: self.state = .late
            case .busy: self.state = .failed
            case .stillWorking: self.state = .answered
            case .held: break
            }
        }
        let step = DeliveryStep.What.answered(
            answer.origin,
            reply: answer.reply.messageType,
            milliseconds: milliseconds
        )
        self.add(step, at: time)
    }

    private mutating func take(_ change: DeskChange, at time: WallTime) {
        switch change {
        case .late(let late), .lateChanged(let late, owner: _):
            switch late.way {
            case .pickup:
                self.state = .late
                self.add(.waitsForPickup, at: time)
            case .send:
                self.state = .late
                self.add(.toBeSent, at: time)
            case .sending: self.add(.worksLater, at: time)
            }
        case .lateEnded: self.add(.lateEnded, at: time)
        case .dead(let letter):
            self.state = .failed
            self.add(.dead(letter.reason, detail: letter.detail), at: time)
        case .promised: self.add(.promised, at: time)
        case .forgotten:
            self.forgetText()
            self.add(.userLeft, at: time)
        case .answered, .settled, .diverted, .renewed, .states, .unchanged: break
        }
    }

    private static func step(of result: ClaimResult) -> DeliveryStep.What {
        switch result {
        case .claimed: .claimed
        case .takenOver: .takenOver
        case .behind: .behind
        case .running: .elsewhere
        case .answered: .knownAlready
        case .pickedUp: .pickedUp
        }
    }
}
