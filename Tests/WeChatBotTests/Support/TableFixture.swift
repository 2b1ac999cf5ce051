// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

@testable import WeChatBot

/// A table and a clock, and what the table wants done, in words.
struct TableFixture {
    private let start = Moment.now
    private(set) var now: Duration = .zero
    var table: DeliveryTable<String>

    init(_ route: LateRoute = .customerService, _ configuration: DeskConfiguration = DeskConfiguration()) {
        self.table = DeliveryTable(configuration: configuration, lateRoute: route)
    }

    var instant: Moment { self.start + self.now }

    /// A text of a user.
    static func message(_ id: UInt64, from user: OpenID = "oUser") -> IncomingMessage {
        IncomingMessage(from: user, id: MessageID(rawValue: id), .text(TextMessage(content: "a")))
    }

    static func key(_ id: UInt64, from user: OpenID = "oUser") -> DeliveryKey {
        DeliveryKey(self.message(id, from: user))
    }

    func job(_ message: IncomingMessage) -> DeliveryJob {
        DeliveryJob(
            message: message,
            key: DeliveryKey(message),
            arrival: self.instant,
            time: WallTime(rawValue: 1_767_225_600_000 + self.now.milliseconds)
        )
    }

    /// An attempt arrives.
    mutating func arrive(_ waiter: String, _ message: IncomingMessage = Self.message(1)) -> String {
        switch self.table.arrive(self.job(message), waiter) {
        case .begin: "begin"
        case .confirm: "confirm"
        case .wait: "wait"
        case .answer(let reply, let origin): "\(origin) \(Self.text(reply))"
        }
    }

    /// The store answers a claim.
    mutating func claimed(_ message: IncomingMessage = Self.message(1), _ result: ClaimResult = .claimed) -> String {
        switch self.table.claimed(self.job(message), result, at: self.instant) {
        case .run: "run"
        case .wait: "wait"
        case .over(let outcome): Self.words(outcome)
        }
    }

    /// A claim is on its way into the store.
    mutating func claimedAhead(_ message: IncomingMessage = Self.message(1)) -> String {
        let claimed = self.table.claimed(self.job(message), .claimed, isKept: false, at: self.instant)
        return if case .run = claimed { "run" } else { "-" }
    }

    /// A handler ends, and its end is kept.
    mutating func ends(_ id: UInt64 = 1, _ reply: Reply = "answer", stored: Bool = true) -> String {
        let ending =
            switch self.table.ended(Self.key(id), with: reply) {
            case .answer: "answer"
            case .late: "late"
            case .fetched(let job): "fetched by \(job.message.id?.rawValue ?? 0)"
            case .abandoned: "abandoned"
            }
        return stored && ending != "abandoned" ? "\(ending): \(self.stored(id))" : ending
    }

    /// A reply is in the store.
    mutating func stored(_ id: UInt64 = 1) -> String { Self.words(self.table.stored(Self.key(id), at: self.instant)) }

    /// Time passes without the table being asked.
    mutating func sleep(until seconds: Double) { self.now = .milliseconds(Int64(seconds * 1000)) }

    /// Time passes, and what is due then.
    mutating func at(_ seconds: Double) -> [String] {
        self.now = .milliseconds(Int64(seconds * 1000))
        return self.table.tick(at: self.instant)
            .map { action in
                switch action {
                case .answer(let waiter, let answer): "\(waiter): \(answer.origin) \(Self.text(answer.reply))"
                case .claim(let job): "claim \(job.message.id?.rawValue ?? 0)"
                case .run(let job): "run \(job.message.id?.rawValue ?? 0)"
                case .tell(let job, let reply): "tell \(job.message.id?.rawValue ?? 0) \(Self.text(reply))"
                case .promise(let job): "promise \(job.message.id?.rawValue ?? 0)"
                case .abandon(let job, let isPromised):
                    "abandon \(job.message.id?.rawValue ?? 0)\(isPromised ? " promised" : "")"
                case .divert(let job, let reply): "divert \(job.message.id?.rawValue ?? 0) \(Self.text(reply))"
                case .giveUp(let job, let reply): "give up \(job.message.id?.rawValue ?? 0) \(Self.text(reply))"
                }
            }
    }

    private static func words(_ outcome: Outcome<String>) -> String {
        var words: [String] = []
        outcome.given.forEach { words.append("\($0.waiter) gets \(Self.text(outcome.reply))") }
        outcome.held.forEach { words.append("\($0.waiter) is held") }
        if outcome.isDiverted { words.append("\(Self.text(outcome.reply)) is diverted") }
        if let next = outcome.next { words.append("run \(next.message.id?.rawValue ?? 0)") }
        return words.isEmpty ? "-" : words.joined(separator: ", ")
    }

    private static func text(_ reply: Reply) -> String {
        let texts = DeskTexts()
        return switch reply {
        case texts.busy: "busy"
        case texts.promise: "promise"
        case texts.stillWorking: "still working"
        case .text(let text): text
        case .nothing: "nothing"
        default: reply.messageType ?? ""
        }
    }
}
