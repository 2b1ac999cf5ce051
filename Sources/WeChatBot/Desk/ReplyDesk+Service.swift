// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
public import ServiceLifecycle
import Synchronization
import WeChatProtocol

extension ReplyDesk: Service {
    /// Keeps the desk's deadlines and sends late replies until the shutdown, having finished what an earlier process
    /// began; then waits for the handlers that still run.
    ///
    /// What isn't done when the task is cancelled is left to the next start.
    public func run() async throws {
        self.hold()
        while !Task.isCancelled {
            if Task.isShuttingDownGracefully { self.beginShutdown() }
            self.tick()
            if Task.isShuttingDownGracefully, self.hasEnded { break }
            try? await Task.sleep(for: DeskTiming.tick)
        }
        self.note()
        try? await self.store.writeNotes()
    }

    /// Lets handlers wait until it is known what an earlier process has left.
    package func hold() { self.table.withLock { $0.isHolding = true } }

    /// Whether nothing is left to be waited for before the process may end.
    package var hasEnded: Bool {
        self.tasks.isIdle && self.table.withLock { $0.hasNoHandlers && !$0.keepsReplies }
    }

    /// From now on no connection is kept waiting that will get no answer: WeChat asks again, and the next process answers.
    public func beginShutdown() { self.isStopping.store(true, ordering: .relaxed) }

    /// Does what is due by now.
    package func tick() {
        let now = self.clock.now()
        let (actions, differing) = self.table.withLock { table in
            defer { table.differing = 0 }
            return (table.tick(at: now), table.differing)
        }
        self.perform(actions)
        if self.isStopping.load(ordering: .relaxed) { self.perform(self.table.withLock { $0.release() }) }
        self.note()
        self.observe()
        if !self.laterWork.withLock({ $0.isEmpty }) { self.tasks.start { await self.giveUpLater(at: now) } }
        if differing > 0 {
            self.logger.warning(
                "pushes came again with another body; they are answered as the first was",
                metadata: ["count": "\(differing)"]
            )
        }
        let (takesOver, posts, renews, purges) = self.upkeep.withLock { upkeep in
            (
                upkeep.beginTakeOver(at: now),
                upkeep.beginPost(at: now),
                self.configuration.lease.map { upkeep.renews(at: now, lease: $0) } ?? false,
                upkeep.purges(at: now)
            )
        }
        if takesOver { self.tasks.start { await self.takeOver() } }
        if posts { self.tasks.start { await self.post() } }
        if renews { self.tasks.start { await self.renew() } }
        if purges { self.tasks.start { await self.purge() } }
    }

    /// Notes in the store which replies were given since the last time.
    private func note() {
        let settled = self.upkeep.withLock { $0.takeSettled() }
        if !settled.isEmpty { self.store.noteSettled(settled) }
    }

    private func perform(_ actions: [DeskAction<Waiter>]) {
        for action in actions {
            switch action {
            case .answer(let waiter, let answer): waiter(answer)
            case .claim(let job): self.start(job) { await self.work(on: job) }
            case .run(let job): self.start(job) { await self.run(job) }
            case .tell(let job, let reply):
                self.tasks.start { await self.end(job, .answer, with: reply, and: [.settled(job.key)], run: nil) }
            case .promise(let job): self.tasks.start { await self.promise(job) }
            case .abandon(let job, let isPromised): self.abandon(job, isPromised: isPromised)
            case .divert(let job, let reply):
                _ = self.upkeep.withLock { $0.release(job.key) }
                self.tasks.start { await self.divert(reply, of: job) }
            case .giveUp(let job, let reply): self.tasks.start { await self.giveUp(job, reply) }
            }
        }
    }

    private func promise(_ job: DeliveryJob) async {
        do {
            try await self.write([.promised(job.key)])
        } catch {
            self.logger(for: job)
                .warning("a promise could not be kept in mind", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// Ends a delivery whose handler takes too long; the handler may go on, but nothing of it counts.
    private func abandon(_ job: DeliveryJob, isPromised: Bool) {
        job.task.cancel()
        // The handler may never end, so what is measured of it ends here.
        self.recordTime(of: job, route: nil)
        self.tracing?.giveUp(job.span, because: .handlerTimeout)
        self.logger(for: job).error("handler takes too long and was given up")
        let dead = DeskChange.dead(self.deadLetter(job, .handlerTimeout))
        let ending: DeliveryTable<Waiter>.Ending = isPromised ? .late : .answer
        let reply = isPromised ? self.configuration.texts.failed : .nothing
        self.tasks.start { await self.end(job, ending, with: reply, and: [dead], run: nil) }
    }

    /// Leaves a reply alone that an attempt of a process that died may have got.
    private func giveUp(_ job: DeliveryJob, _ reply: Reply) async {
        self.logger(for: job).warning("nobody knows whether this reply was given before the restart")
        let letter = DeadLetter(
            key: job.key,
            user: self.subject(of: job),
            time: self.clock.wall(),
            reason: .unknownFate,
            reply: reply
        )
        await self.keep([.diverted(job.key, owner: self.owner), .dead(letter)])
    }

    private func keep(_ changes: [DeskChange]) async {
        do {
            try await self.write(changes)
        } catch DeskStoreError.notOwner {
            // Another desk has dealt with it.
        } catch {
            self.logger.error("a dead letter could not be kept", metadata: ["error": "\(type(of: error))"])
        }
    }

    private func renew() async {
        let keys = self.table.withLock { $0.renewals() }
        if !keys.isEmpty { await self.keep([.renewed(keys, self.lease(from: self.clock.wall()))]) }
        await self.takeOver()
    }

    private func purge() async {
        do {
            try await self.store.purge(at: self.clock.wall(), keeping: self.configuration.retention)
        } catch {
            self.logger.error("expired deliveries could not be removed", metadata: ["error": "\(type(of: error))"])
        }
    }

    // MARK: After a restart

    /// Finishes what others had begun and can't any more.
    func takeOver() async {
        guard self.table.withLock({ $0.beginTakeOver() }) else { return }
        let hasWorked = await self.takeOverOnce()
        self.upkeep.withLock { $0.endTakeOver(hasWorked: hasWorked) }
        self.table.withLock { $0.endTakeOver() }
        let now = self.clock.now()
        self.perform(self.table.withLock { $0.tick(at: now) })
    }

    private func takeOverOnce() async -> Bool {
        let now = self.clock.wall()
        let work: UnfinishedWork
        do {
            work = try await self.store.takeOver(account: self.account, lease: self.lease(from: now), at: now)
        } catch {
            // Once is enough: it is tried again every second.
            if self.upkeep.withLock({ $0.isTakeOverFailing }) { return false }
            self.logger.error("unfinished deliveries could not be read", metadata: ["error": "\(type(of: error))"])
            return false
        }
        guard !work.isEmpty else { return true }
        self.logger.notice(
            "finishing what was begun before",
            metadata: [
                "runs": "\(work.runs.count)", "answers": "\(work.answers.count)", "sendings": "\(work.sendings.count)",
            ]
        )
        // Each goes before its user's others, so the latest is put there first.
        for run in work.runs.reversed() { await self.adopt(run, at: now) }
        for answer in work.answers { await self.keep(answer, at: now) }
        for sending in work.sendings { await self.giveUp(sending) }
        return true
    }

    private func adopt(_ run: UnfinishedWork.Run, at now: WallTime) async {
        let claim = run.claim
        do throws(XMLError) {
            let job = DeliveryJob(
                message: try IncomingMessage(parsing: claim.push),
                key: claim.key,
                arrival: self.instant(of: claim.arrival, at: now),
                time: claim.arrival
            )
            let instant = self.clock.now()
            self.table.withLock { $0.adopt(job, isPromised: run.isPromised, at: instant) }
        } catch {
            let letter = DeadLetter(
                key: claim.key,
                user: claim.user,
                time: now,
                reason: .unreadable,
                push: claim.push
            )
            await self.keep([.answered(claim.key, .nothing, owner: self.owner, at: now), .dead(letter)])
        }
    }

    /// Keeps a reply for the attempt that WeChat makes where the last one got no answer.
    private func keep(_ answer: UnfinishedWork.Answer, at now: WallTime) async {
        guard answer.reply != .nothing else { return await self.keep([.settled(answer.key)]) }
        let job = DeliveryJob(
            message: IncomingMessage(from: answer.user.user, .text(TextMessage(content: ""))),
            key: answer.key,
            arrival: self.instant(of: answer.first, at: now),
            time: answer.first
        )
        self.table.withLock { $0.keep(answer.reply, of: job, isCertain: false) }
    }

    /// The instant of a time that another process kept; a clock that was set back makes it now.
    private func instant(of time: WallTime, at now: WallTime) -> Moment {
        self.clock.now() - time.age(at: now)
    }

    private func giveUp(_ late: LateReply) async {
        await self.keep(self.end(of: late, late.reply == .nothing ? .laterLost : .unknownFate))
    }
}
