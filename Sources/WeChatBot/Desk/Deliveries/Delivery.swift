// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// One delivery, from its first attempt until an attempt was given its reply or the reply goes another way.
///
/// A class, since each step changes a little of it: as a value in a dictionary it would be found and moved each time.
/// It never leaves its table.
final class Delivery<Waiter> {
    /// How far it is.
    enum Stage {
        /// The store is being asked.
        case claiming
        /// Another desk works on it; the store is asked again then.
        case elsewhere(nextLook: Moment)
        /// It is this desk's and waits for its turn.
        case queued
        /// It is this desk's, and another desk works on something of its user: once it is the first in its line here, the
        /// store is asked again then; nil while it isn't the first, or is being asked about.
        case behind(nextLook: Moment?)
        /// Its handler runs.
        case running(since: Moment)
        /// The reply is being written to the store.
        case storing(Reply)
        /// The reply waits for the next attempt; uncertain where an attempt of a process that died may have got it.
        case answered(Reply, isCertain: Bool)
        /// An attempt has come for the reply; the store is being asked whether it is still this desk's to give.
        case confirming(Reply)
    }

    let job: DeliveryJob
    /// When its first attempt arrived.
    var first: Moment
    /// How many attempts were seen.
    var attempts: Int
    var stage: Stage
    /// Those that wait for the answer.
    var waiting = Attempts<Waiter>()
    /// WeChat was told that all is well and won't ask again.
    var isHandedOver = false
    /// When the user was told to ask for the answer, if they were.
    var promised: Moment?
    /// The reply is one of the desk's own texts, which nobody needs later.
    var isOwnText = false
    /// Its claim is in the store, or known to be in memory alone.
    var isKept: Bool
    /// It counts among the running handlers.
    var holdsPlace = false
    /// How the attempts came by the reply, if not by the handler.
    var origin: DeskAnswer.Origin?

    init(job: DeliveryJob, first: Moment, attempts: Int, stage: Stage) {
        self.job = job
        self.first = first
        self.attempts = attempts
        self.stage = stage
        self.isKept = if case .claiming = stage { false } else { true }
    }

    /// Whether the job's message is the push; of one that another process answered only the reply is left.
    var isPushKnown: Bool { if case .answered(_, isCertain: false) = self.stage { false } else { true } }

    /// Whether it waits for its turn, here or behind another desk's.
    var isWaitingForTurn: Bool {
        switch self.stage {
        case .queued, .behind: true
        default: false
        }
    }

    /// Whether the user was told to ask for the answer.
    var isPromised: Bool { self.promised != nil }

    /// Whether a message that came then may ask for this delivery's answer.
    func isAskedFor(at arrival: Moment) -> Bool { self.promised.map { $0 <= arrival } ?? false }

    /// Whether the reply must not be given to an attempt any more, since it was announced to come another way.
    var goesAnotherWay: Bool { self.isHandedOver || self.isPromised }

    /// Whether an attempt that arrives now is WeChat's last.
    func isLast(arrival: Moment) -> Bool {
        self.attempts >= DeskTiming.attempts || arrival - self.first >= DeskTiming.lastAttempt
    }

    /// Whether anything is to be done about it by now.
    func isDue(at now: Moment, _ timing: DeskTiming) -> Bool {
        switch self.stage {
        case .elsewhere(let nextLook) where now >= nextLook: return true
        case .behind(let nextLook?) where now >= nextLook: return true
        case .running(let since) where now - since > timing.handlerTimeout: return true
        case .answered: return now - self.first >= DeskTiming.lastChance
        default: return self.waiting.contains { $0.hasWaited(timing.replyDeadline, at: now) }
        }
    }
}
