// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatProtocol

extension ReplyDesk {
    /// How many late replies are taken out of the store at once.
    private static let batch = 32
    /// How long others take for granted that a late reply is being sent.
    private static let sendingLease = Duration.seconds(60)
    /// WeChat's window is taken to end a little before it does.
    private static let windowMargin = Duration.seconds(3)

    /// A reply as it is kept to reach its user late: to be sent where that is possible, else for a pickup.
    func lateReply(_ reply: Reply, of job: DeliveryJob, number: Int = 0) -> LateReply {
        self.tracing?.remember(job)
        let id = LateReply.ID(key: job.key, number: number)
        let now = self.clock.wall()
        if case .customerService = self.table.withLock({ $0.lateRoute }), self.delivery?.carried(reply) != nil,
            let window = job.message.replyWindow, now < job.windowStart + window - Self.windowMargin,
            !self.table.withLock({ $0.isPromised(job.key) })
        {
            let end = job.windowStart + window - Self.windowMargin
            return LateReply(id: id, user: self.user(of: job), reply: reply, way: .send(notBefore: now), expires: end)
        }
        return self.pickup(LateReply(id: id, user: self.user(of: job), reply: reply, way: .pickup, expires: now))
    }

    /// A late reply as it waits for its user's next message.
    private func pickup(_ late: LateReply) -> LateReply {
        var late = late
        late.way = .pickup
        late.expires = self.clock.wall() + self.configuration.pickupKeeping
        return late
    }

    /// Sends a reply another way that was kept as the attempts' answer.
    func divert(_ reply: Reply, of job: DeliveryJob) async {
        do {
            try await self.write([
                .diverted(job.key, owner: self.owner), .late(self.lateReply(reply, of: job)),
            ])
            self.addPost()
        } catch DeskStoreError.notOwner {
            // An attempt at another desk got it.
        } catch {
            self.logger(for: job).error("a late reply could not be kept", metadata: ["error": "\(type(of: error))"])
        }
    }

    // MARK: Work for later

    /// What stands in the store for work that a handler left for later, so that it is missed if it never ends.
    func placeholder(for job: DeliveryJob, number: Int) -> LateReply {
        let now = self.clock.wall()
        let end = now + self.configuration.handlerTimeout
        return LateReply(
            id: LateReply.ID(key: job.key, number: number),
            user: self.user(of: job),
            reply: .nothing,
            way: .sending(Lease(owner: self.owner, end: min(end + Self.sendingLease, now + LateReply.horizon))),
            expires: end
        )
    }

    /// Does a handler's work for later, and brings its reply to the user.
    func start(_ work: @escaping HandlerRun.Later, of job: DeliveryJob, number: Int) {
        let id = LateReply.ID(key: job.key, number: number)
        let later = LaterWork(id: id, job: job, end: self.clock.now() + self.configuration.handlerTimeout)
        guard self.laterWork.withLock({ $0.append(later, limit: self.configuration.queue) }) else {
            self.logger(for: job).error("there is too much work for later; this is left undone")
            let changes = self.failure(of: job, id, .laterLost, detail: "too much")
            return _ = self.tasks.start { await self.commitLate(changes) }
        }
        // On a thread of Swift's own: it may compute for long, and the connection's event loop is none of its business.
        later.task.hold(
            self.tasks.enqueue {
                var changes: [DeskChange]
                do {
                    let reply =
                        if let tracing = self.tracing { try await tracing.later(later, work) } else {
                            try await work()
                        }
                    changes = self.changes(for: reply ?? .nothing, of: job, number: number)
                } catch {
                    self.logger(for: job).error("work for later failed", metadata: ["error": "\(type(of: error))"])
                    changes = self.failure(of: job, id, .handlerFailed, detail: "\(type(of: error))")
                }
                guard self.laterWork.withLock({ $0.remove(later) }) else { return }
                await self.commitLate(changes)
            }
        )
    }

    /// What is kept of work for later that came to nothing.
    private func failure(
        of job: DeliveryJob,
        _ id: LateReply.ID,
        _ reason: DeadLetter.Reason,
        detail: String = ""
    ) -> [DeskChange] {
        [.lateEnded(id, owner: self.owner), .dead(self.deadLetter(job, reason, detail: detail))]
    }

    private func changes(for reply: Reply, of job: DeliveryJob, number: Int) -> [DeskChange] {
        let fitted = ReplyFitting(reply, limits: .message, route: "later", logger: self.logger(for: job))
        guard fitted.reply != .nothing else {
            return [.lateEnded(LateReply.ID(key: job.key, number: number), owner: self.owner)]
        }
        let late = self.lateReply(fitted.reply, of: job, number: number)
        var changes: [DeskChange] = [.lateChanged(late, owner: self.owner)]
        if let continuation = fitted.continuation,
            let state = try? ConversationScope.change(continuation, at: self.clock.wall())
        {
            changes.append(.states(self.user(of: job), state))
        }
        return changes
    }

    /// Gives up work for later that takes too long.
    func giveUpLater(at now: Moment) async {
        for later in self.laterWork.withLock({ $0.removeExpired(at: now) }) {
            later.task.cancel()
            self.tracing?.giveUp(later.span, because: .handlerTimeout)
            self.logger(for: later.job).error("work for later takes too long and was given up")
            await self.commitLate(self.failure(of: later.job, later.id, .handlerTimeout))
        }
    }

    private func commitLate(_ changes: [DeskChange]) async {
        do {
            try await self.write(changes)
        } catch DeskStoreError.notOwner {
            // Its user has left meanwhile, or another desk has taken it for lost.
        } catch {
            self.logger.error("a late reply could not be kept", metadata: ["error": "\(type(of: error))"])
        }
        self.addPost()
    }

    // MARK: Sending

    /// Sends what has just been added, without waiting for the next look.
    func addPost() {
        let now = self.clock.now()
        if self.upkeep.withLock({ $0.addPost(at: now) }) { self.tasks.start { await self.post() } }
    }

    /// Sends the late replies that are due.
    func post() async {
        repeat { await self.look() } while self.upkeep.withLock { $0.endPost() }
    }

    private func look() async {
        let now = self.clock.wall()
        let lease = Lease(owner: self.owner, end: now + Self.sendingLease)
        let limit = Self.batch - self.sending.load(ordering: .relaxed)
        guard limit > 0 else { return }
        let batch: [LateReply]
        do {
            batch = try await self.store.takeLateReplies(
                account: self.account,
                limit: limit,
                lease: lease,
                at: now
            )
        } catch {
            self.logger.error("late replies could not be read", metadata: ["error": "\(type(of: error))"])
            return
        }
        for late in batch {
            self.sending.add(1, ordering: .relaxed)
            self.tasks.start { await self.send(late) }
        }
    }

    private func send(_ late: LateReply) async {
        let error =
            if let tracing = self.tracing { await tracing.send(late) { await self.failure(of: late) } } else {
                await self.failure(of: late)
            }
        let step = LateStep(after: error, of: late, at: self.clock.wall())
        self.tell(late.id.key, .lateReplyTried(error, next: step.label))
        if case .notGranted = error { self.loseRight() }
        self.metrics.lateReplies.increment(step.outcome)
        if let error { self.metrics.lateFailures.increment(error.cause) }
        var changes: [DeskChange] = []
        switch step {
        case .done: changes = [.lateEnded(late.id, owner: self.owner)]
        case .retry(let time):
            var again = late
            again.tries += 1
            again.way = .send(notBefore: time)
            changes = [.lateChanged(again, owner: self.owner)]
        case .pickup: changes = [.lateChanged(self.pickup(late), owner: self.owner)]
        case .dead(let reason, let detail):
            changes = self.end(of: late, reason, detail: detail)
        }
        if let error { self.log(error, step, of: late) }
        self.sending.subtract(1, ordering: .relaxed)
        await self.commitLate(changes)
    }

    /// What is kept of a late reply that won't arrive.
    func end(of late: LateReply, _ reason: DeadLetter.Reason, detail: String = "") -> [DeskChange] {
        let letter = DeadLetter(
            key: late.id.key,
            user: late.user,
            time: self.clock.wall(),
            reason: reason,
            detail: detail,
            reply: late.reply
        )
        return [.lateEnded(late.id, owner: self.owner), .dead(letter)]
    }

    /// Sends a late reply; returns why it didn't arrive.
    private func failure(of late: LateReply) async -> LateReplyError? {
        guard self.clock.wall() < late.expires else { return .windowClosed }
        guard let delivery, case .customerService = self.table.withLock({ $0.lateRoute }),
            let reply = delivery.carried(late.reply)
        else { return .notCarried }
        do throws(LateReplyError) {
            try await delivery.deliver(reply, to: late.user.user)
            return nil
        } catch {
            return error
        }
    }

    /// The account may not send: until the process ends, late replies are picked up.
    private func loseRight() {
        let hadRight = self.table.withLock { table in
            defer { table.lateRoute = .pickup }
            return table.lateRoute == .customerService
        }
        guard hadRight else { return }
        self.logger.error(
            "the account may not send customer-service messages; late replies wait for the user's next message instead"
        )
    }

    private func log(_ error: LateReplyError, _ step: LateStep, of late: LateReply) {
        var metadata: Logger.Metadata = [
            "delivery": .stringConvertible(late.id.key), "error": "\(error.label)", "next": "\(step.label)",
        ]
        if let reason = error.reason { metadata["reason"] = "\(reason)" }
        self.logger.warning("a late reply was not sent", metadata: metadata)
    }
}
