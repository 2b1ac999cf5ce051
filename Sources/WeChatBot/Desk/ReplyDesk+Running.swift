// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatProtocol

extension ReplyDesk {
    /// Starts the work on a delivery, so that it can be cancelled and a shutdown waits for it.
    ///
    /// What runs on an event loop goes behind what that reads at the moment, so that it comes to the store together.
    func start(_ job: DeliveryJob, _ work: @escaping @Sendable () async -> Void) {
        let place = self.place(for: job)
        job.task.hold(place == nil ? self.tasks.start(work) : self.tasks.enqueue(on: place, work))
    }

    /// Where a delivery's handler runs; nil for Swift's own threads.
    private func place(for job: DeliveryJob) -> (any DeskExecutor)? {
        self.traits.contains(.quick) ? job.executor : nil
    }

    /// Claims a delivery and, where it is its turn, runs its handler.
    func work(on job: DeliveryJob) async {
        let isAhead = self.claimAhead(job)
        let result = isAhead ? .claimed : await self.claim(job, takesPickup: job.takesPickup)
        let now = self.clock.now()
        switch self.table.withLock({ $0.claimed(job, result, isKept: !isAhead, at: now) }) {
        case .run:
            // A store that didn't make it wait has left it on the connection's thread, or where nobody knows.
            if self.place(for: job) == nil, job.executor?.isHere ?? isAhead { await Task.yield() }
            await self.run(job)
        case .wait: break
        case .over(let outcome): self.deal(out: outcome, of: job)
        }
    }

    /// Asks the store whether a reply that waits here is still this desk's to give.
    ///
    /// A store that knows nothing of it, as it was put back to an earlier state, takes the question for a new claim: that
    /// is ended, or another desk would run the handler again.
    func confirm(_ job: DeliveryJob) async {
        let result = await self.claim(job, takesPickup: false)
        let isClaim =
            switch result {
            case .claimed, .takenOver, .behind: true
            case .pickedUp, .running, .answered: false
            }
        if isClaim, let reply = self.table.withLock({ $0.confirming(job.key) }) {
            // A store that fails has nothing to end, and another desk's claim isn't this one's.
            try? await self.store.commit([self.answered(job, reply)])
        }
        let now = self.clock.now()
        if case .over(let outcome) = self.table.withLock({ $0.claimed(job, result, at: now) }) {
            self.deal(out: outcome, of: job)
        }
    }

    /// Claims a delivery without waiting for the store, where the bot and the store allow it.
    private func claimAhead(_ job: DeliveryJob) -> Bool {
        guard self.traits.contains(.pure) else { return false }
        let isClaimed = self.store.claimAhead(self.newClaim(of: job, takesPickup: job.takesPickup)) { error in
            if let error { self.logUnkept(job, because: error) }
            self.table.withLock { $0.kept(job.key) }
        }
        if isClaimed { self.tell(job.key, .claimed(.claimed)) }
        return isClaimed
    }

    private func logUnkept(_ job: DeliveryJob, because error: any Error) {
        self.logger(for: job)
            .error(
                "a push could not be kept; it is answered from memory",
                metadata: ["error": "\(type(of: error))"]
            )
    }

    private func newClaim(of job: DeliveryJob, takesPickup: Bool) -> Claim {
        // Not the attempt's arrival: the store may be asked again, seconds later.
        let now = self.clock.wall()
        return Claim(
            key: job.key,
            user: self.subject(of: job),
            push: job.message.xml,
            digest: job.digest,
            arrival: now,
            lease: self.lease(from: now),
            takesPickup: takesPickup
        )
    }

    private func claim(_ job: DeliveryJob, takesPickup: Bool) async -> ClaimResult {
        let claim = self.newClaim(of: job, takesPickup: takesPickup)
        do {
            let result = try await self.store.claim(claim)
            self.tell(job.key, .claimed(result))
            if case .answered(_, let other) = result, other != claim.digest {
                self.logger(for: job).warning("a push came again with another body; it keeps its first answer")
            }
            return result
        } catch {
            self.logUnkept(job, because: error)
            return .claimed
        }
    }

    /// Runs the handler, keeps what it did, and answers whoever waits.
    func run(_ job: DeliveryJob) async {
        let run = HandlerRun(
            of: job,
            account: self.account,
            patience: self.configuration.replyDeadline,
            store: self.store,
            logger: self.logger
        )
        let context = MessageContext(run: run)
        var ends: [DeskChange] = []
        var reply: Reply
        job.start.hold(self.clock.now())
        self.tell(job.key, .handlerStarted)
        do {
            if let tracing = self.tracing {
                reply = try await tracing.handler(of: job, run) {
                    try await self.reply(to: job.message, context: context)
                }
            } else {
                reply = try await self.reply(to: job.message, context: context)
            }
            self.tell(job.key, .handlerEnded(route: run.route?.text, failure: nil))
        } catch {
            let failure = HandlerFailure(.nothing, because: error)
            let cause = "\(type(of: failure.cause))"
            self.tell(job.key, .handlerEnded(route: run.route?.text, failure: cause))
            context.logger.error("handler failed", metadata: ["error": "\(cause)"])
            reply = self.fitted(failure.reply, to: job.message, context: context).reply
            ends.append(.dead(self.deadLetter(job, .handlerFailed, detail: cause)))
        }
        self.recordTime(of: job, route: run.route)
        let failed = !ends.isEmpty
        let ending = self.table.withLock { table in
            // Who was told to ask gets an answer.
            if reply == .nothing, table.isPromised(job.key) { reply = self.configuration.texts.failed }
            return table.ended(job.key, with: reply)
        }
        if case .abandoned = ending { return }
        let states = failed ? [:] : run.conversations.changes
        if !states.isEmpty {
            let user = self.user(of: job)
            // Whoever has the store alone needs no care.
            if self.configuration.lease != nil, let basis = run.conversations.basis(at: self.clock.wall().second) {
                ends.append(.unchanged(user, basis, at: run.conversations.now))
            }
            ends.append(.states(user, states))
        }
        guard let executor = job.executor, !executor.isHere else {
            return await self.end(job, ending, with: reply, and: ends, run: failed ? nil : run)
        }
        // What waits for the store is given its answer where its connection is.
        self.tasks.start(on: executor) { [reply, ends] in
            await self.end(job, ending, with: reply, and: ends, run: failed ? nil : run)
        }
    }

    /// Writes the end of a run to the store, in one transaction, and what follows from it.
    func end(
        _ job: DeliveryJob,
        _ ending: DeliveryTable<Waiter>.Ending,
        with reply: Reply,
        and ends: [DeskChange],
        run: HandlerRun?
    ) async {
        var changes: [DeskChange]
        var fetching: DeliveryJob?
        switch ending {
        case .answer: changes = [self.answered(job, reply)]
        case .late: changes = [self.answered(job, .nothing), .late(self.lateReply(reply, of: job))]
        case .fetched(let other):
            changes = [self.answered(job, .nothing), self.answered(other, reply)]
            fetching = other
        case .abandoned: return
        }
        changes += ends
        let later = run?.later ?? []
        for index in later.indices { changes.append(.late(self.placeholder(for: job, number: index + 1))) }
        if let leaver = job.message.leaver {
            changes.append(.forgotten(UserKey(account: self.account, user: leaver), by: job.key))
        }
        guard await self.commit(changes, of: job) else {
            if let fetching { self.drop(fetching) }
            return
        }
        if let leaver = job.message.leaver { self.forget(leaver) }
        self.finish(job, route: run?.route?.text)
        if let fetching { self.finish(fetching, route: nil) }
        if case .late = ending { self.addPost() }
        for (index, work) in later.enumerated() { self.start(work, of: job, number: index + 1) }
    }

    /// Commits the end of a delivery; false where another desk has taken it over meanwhile.
    ///
    /// A store that fails costs durability, not the reply.
    func commit(_ changes: [DeskChange], of job: DeliveryJob) async -> Bool {
        do {
            try await self.write(changes)
        } catch DeskStoreError.statesChanged {
            self.logger(for: job).warning("a conversation went on at another desk meanwhile; the answer alone is kept")
            return await self.commit(changes.withoutStates, of: job)
        } catch DeskStoreError.notOwner {
            self.logger(for: job).warning("another desk has taken this delivery over; its own reply counts")
            self.drop(job)
            return false
        } catch {
            self.logger(for: job)
                .error(
                    "an answer could not be kept; it is given all the same",
                    metadata: ["error": "\(type(of: error))"]
                )
        }
        return true
    }

    /// Drops what is at hand of a user of whom the store has nothing any more, and takes nothing any more.
    private func forget(_ user: OpenID) {
        for key in self.table.withLock({ $0.forget(user) }) { self.settle(key) }
        for work in self.laterWork.withLock({ $0.removeAll(of: user) }) { work.task.cancel() }
    }

    /// Records how long a handler took, once: at its own end, or when it is given up.
    func recordTime(of job: DeliveryJob, route: RouteLabel?) {
        guard let start = job.start.take() else { return }
        self.metrics.ran(self.clock.now().nanoseconds(since: start), route: route)
    }

    /// The reply is in the store: answers those who wait.
    func finish(_ job: DeliveryJob, route: String?) {
        let now = self.clock.now()
        self.deal(out: self.table.withLock { $0.stored(job.key, at: now) }, of: job, route: route)
    }

    /// The delivery is another desk's.
    private func drop(_ job: DeliveryJob) {
        let now = self.clock.now()
        self.deal(out: self.table.withLock { $0.drop(job.key, at: now) }, of: job)
    }

    /// Does what follows from a delivery's end.
    func deal(out outcome: Outcome<Waiter>, of job: DeliveryJob, route: String? = nil) {
        outcome.given.forEach { attempt in
            let origin = outcome.origin ?? (attempt.isFirst ? .run : .joined)
            attempt.waiter(self.answer(outcome.reply, origin: origin, job: job, route: route))
        }
        outcome.held.forEach { $0.waiter(.held) }
        if outcome.isDiverted {
            let reply = outcome.reply
            self.tasks.start { await self.divert(reply, of: job) }
        }
        if let next = outcome.next {
            next.task.hold(self.tasks.enqueue(on: self.place(for: next)) { await self.run(next) })
        }
    }

    /// What an attempt is told, with a receipt where the reply must not be lost.
    func answer(_ reply: Reply, origin: DeskAnswer.Origin, job: DeliveryJob, route: String? = nil) -> DeskAnswer {
        let receipt: DeskReceipt? =
            switch origin {
            case .run, .joined, .remembered, .pickedUp:
                reply == .nothing ? nil : DeskReceipt(desk: self, job: job, reply: reply)
            case .handedOver, .promised, .stillWorking, .busy, .held: nil
            }
        return DeskAnswer(reply: reply, origin: origin, route: route, receipt: receipt)
    }

    /// An attempt was given the reply of this delivery.
    func settle(_ key: DeliveryKey) {
        let (notes, wasKept) = self.upkeep.withLock { ($0.settle(key), $0.release(key)) }
        if wasKept { self.table.withLock { $0.forgetKept(key) } }
        if !notes.isEmpty { self.store.noteSettled(notes) }
    }

    /// An attempt's reply didn't reach WeChat: the next attempt gets it, or it goes late.
    func keep(_ reply: Reply, of job: DeliveryJob) {
        self.tell(job.key, .lost)
        guard self.upkeep.withLock({ $0.keep(job.key) }) else { return }
        self.table.withLock { $0.keep(reply, of: job, isCertain: true) }
    }

    // MARK: The handler

    private func reply(to message: IncomingMessage, context: MessageContext) async throws -> Reply {
        let reply = try await self.handle(message, context: context)
        let fitted = self.fitted(reply, to: message, context: context)
        if let continuation = fitted.continuation { try context.begin(continuation) }
        return fitted.reply
    }

    private func fitted(_ reply: Reply, to message: IncomingMessage, context: MessageContext) -> ReplyFitting {
        ReplyFitting(
            reply,
            limits: message.isEvent ? .event : .message,
            route: context.run.route?.text,
            logger: context.logger
        )
    }

    private func handle(_ message: IncomingMessage, context: MessageContext) async throws -> Reply {
        if Continuation.isAskedFor(by: message), let continuation = try await context.state(Continuation.self) {
            context.run.route = self.metrics.continuation
            context.end(Continuation.self)
            return .text(continuation.rest)
        }
        let reply = try await self.responder.respond(to: message, context: context)
        // A newer answer of the bot's own takes the place of a rest that nobody asked for.
        if !message.isEvent, context.run.conversations.isKnownToHaveHad(Continuation.self) {
            context.end(Continuation.self)
        }
        return reply
    }

    // MARK: Small things

    /// Who sent it, and is answered.
    func user(of job: DeliveryJob) -> UserKey { UserKey(account: self.account, user: job.message.sender) }

    /// Whom it is about, in whose line it stands.
    func subject(of job: DeliveryJob) -> UserKey { UserKey(account: self.account, user: job.user) }

    func lease(from time: WallTime) -> Lease {
        Lease(owner: self.owner, end: self.configuration.lease.map { time + $0 } ?? WallTime(rawValue: .max))
    }

    func answered(_ job: DeliveryJob, _ reply: Reply) -> DeskChange {
        .answered(job.key, reply, owner: self.owner, at: self.clock.wall())
    }

    func deadLetter(
        _ job: DeliveryJob,
        _ reason: DeadLetter.Reason,
        detail: String = "",
        reply: Reply = .nothing
    ) -> DeadLetter {
        DeadLetter(
            key: job.key,
            user: self.subject(of: job),
            time: self.clock.wall(),
            reason: reason,
            detail: detail,
            push: job.message.xml,
            reply: reply
        )
    }

    func logger(for job: DeliveryJob) -> Logger {
        var logger = self.logger
        logger[metadataKey: "delivery"] = .stringConvertible(job.key)
        return logger
    }
}
