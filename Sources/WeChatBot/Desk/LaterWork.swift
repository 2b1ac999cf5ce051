// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Tracing
import WeChatProtocol

/// One piece of work that a handler left for later.
final class LaterWork: Sendable {
    /// The late reply that stands for it in the store.
    let id: LateReply.ID
    /// The delivery whose handler left it.
    let job: DeliveryJob
    /// When it is given up.
    let end: Moment
    /// What does it.
    let task = TaskSlot()
    /// Its span.
    let span = OnceSlot<any Span>()

    init(id: LateReply.ID, job: DeliveryJob, end: Moment) {
        self.id = id
        self.job = job
        self.end = end
    }

    /// The work under way, in the order in which it began.
    struct List {
        private var works: [LaterWork] = []

        var isEmpty: Bool { self.works.isEmpty }
        var count: Int { self.works.count }

        /// Adds a piece of work; false where there are as many as the limit allows.
        mutating func append(_ work: LaterWork, limit: Int) -> Bool {
            guard self.works.count < limit else { return false }
            self.works.append(work)
            return true
        }

        /// Takes out a piece of work that is done; false where it was given up before.
        mutating func remove(_ work: LaterWork) -> Bool {
            guard let index = self.works.firstIndex(where: { $0 === work }) else { return false }
            self.works.remove(at: index)
            return true
        }

        /// Takes out what was left for users who have left.
        mutating func removeAll(of user: OpenID) -> [LaterWork] {
            defer { self.works.removeAll { $0.job.message.sender == user } }
            return self.works.filter { $0.job.message.sender == user }
        }

        /// Takes out what takes too long.
        mutating func removeExpired(at now: Moment) -> [LaterWork] {
            guard self.works.contains(where: { $0.end <= now }) else { return [] }
            defer { self.works.removeAll { $0.end <= now } }
            return self.works.filter { $0.end <= now }
        }
    }
}
