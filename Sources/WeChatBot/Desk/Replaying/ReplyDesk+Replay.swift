// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatProtocol

extension ReplyDesk {
    /// The longest that WeChat lets an account answer after a user did something.
    private static let longestWindow = Duration.seconds(48 * 3600)

    /// Replays a dead letter, once.
    ///
    /// Its push is run again in its user's line, and the answer goes as a late reply, by customer-service message within
    /// WeChat's window and else at the user's next message. Where only a reply is left, that is sent so.
    ///
    /// A replay that fails leaves a dead letter of its own, which can be replayed in its turn.
    ///
    /// - Parameter letter: The letter, of this desk's account.
    /// - Throws: ``ReplayError``, or the store's own error.
    public func replay(_ letter: DeadLetter) async throws {
        let key = letter.replayKey
        guard letter.isReplayable else {
            throw letter.reason == .unreadable ? ReplayError.unreadable : .nothingToReplay
        }
        guard self.replaying.withLock({ $0.insert(key).inserted }) else { throw ReplayError.alreadyReplayed }
        defer { self.replaying.withLock { _ = $0.remove(key) } }
        let message = try Self.message(of: letter)
        let now = self.clock.wall()
        let job = DeliveryJob(
            message: message,
            key: key,
            arrival: self.clock.now(),
            time: now,
            windowStart: message.createTime.rawValue > 0 ? min(now, WallTime(message.createTime)) : letter.time
        )
        let known = self.table.withLock { (isKnown: $0.deliveries[key] != nil, hasRoom: $0.hasRoom(for: job.user)) }
        guard !known.isKnown else { throw ReplayError.alreadyReplayed }
        guard known.hasRoom else { throw ReplayError.busy }
        // Its key isn't kept as long as it is.
        let marks = try await self.store.replays(account: self.account, at: now)
        guard marks[key.description] == nil else { throw ReplayError.alreadyReplayed }
        try await self.claimReplay(of: letter, as: job, at: now)
        let mark = ReplayMarks.mark(
            key,
            account: self.account,
            at: now,
            keeping: self.configuration.retention.deadLetters
        )
        if letter.push.isEmpty {
            try await self.write([self.answered(job, .nothing), .late(self.again(letter, at: now)), mark])
            self.addPost()
        } else {
            try await self.write([mark])
            self.tell(key, .replayed(message))
            self.table.withLock { $0.replay(job) }
            self.tick()
        }
        self.logger(for: job).notice("a dead letter is replayed", metadata: ["of": .stringConvertible(letter.key)])
    }

    private static func message(of letter: DeadLetter) throws(ReplayError) -> IncomingMessage {
        guard !letter.push.isEmpty else {
            return IncomingMessage(from: letter.user.user, .text(TextMessage(content: "")))
        }
        do {
            return try IncomingMessage(parsing: letter.push)
        } catch {
            throw .unreadable
        }
    }

    private func claimReplay(of letter: DeadLetter, as job: DeliveryJob, at now: WallTime) async throws {
        let claim = Claim(
            key: job.key,
            user: self.subject(of: job),
            push: letter.push,
            digest: PushDigest(letter.push).value,
            arrival: now,
            lease: self.lease(from: now)
        )
        switch try await self.store.claim(claim) {
        case .claimed, .takenOver, .behind: break
        case .running, .answered, .pickedUp: throw ReplayError.alreadyReplayed
        }
    }

    /// A letter's reply, on its way once more.
    private func again(_ letter: DeadLetter, at now: WallTime) -> LateReply {
        let canSend = if case .customerService = self.table.withLock({ $0.lateRoute }) { true } else { false }
        let end = letter.time + Self.longestWindow
        guard canSend, now < end, self.delivery?.carried(letter.reply) != nil else {
            let expires = now + self.configuration.pickupKeeping
            let id = LateReply.ID(key: letter.replayKey)
            return LateReply(id: id, user: letter.user, reply: letter.reply, way: .pickup, expires: expires)
        }
        return LateReply(
            id: LateReply.ID(key: letter.replayKey),
            user: letter.user,
            reply: letter.reply,
            way: .send(notBefore: now),
            expires: end
        )
    }
}
