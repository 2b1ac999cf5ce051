// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatBot

/// Has an access token ready: one refresh at a time, whatever the number of callers.
///
/// A refresh runs in the task of the caller that found it due; where that task is cancelled another caller takes over.
final class AccessTokenProvider: Sendable {
    private struct State {
        var desk: AccessTokenDesk
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter: UInt64 = 0
    }

    /// Longer than getting a token takes, tries included; a process that dies with it is waited for no longer.
    private static let leaseLength = Duration.seconds(60)

    private let key: AccessTokenKey
    private let source: AccessTokenSource
    private let store: any AccessTokenStore
    private let time: APITime
    private let logger: Logger
    private let metrics: AccessTokenMetrics
    private let owner = Int64.random(in: .min ... .max)
    private let state: Mutex<State>

    init(
        key: AccessTokenKey,
        source: AccessTokenSource,
        store: any AccessTokenStore,
        time: APITime,
        logger: Logger,
        jitter: Double = .random(in: 0...1)
    ) {
        self.key = key
        self.source = source
        self.store = store
        self.time = time
        self.logger = logger
        self.metrics = AccessTokenMetrics(appID: key.appID)
        self.state = Mutex(State(desk: AccessTokenDesk(schedule: AccessTokenSchedule(jitter: jitter))))
    }

    /// A token that works, as far as is known.
    /// - Throws: ``WeChatClientError/noToken(_:)``.
    func token() async throws(WeChatClientError) -> AccessToken {
        while true {
            guard !Task.isCancelled else { throw .noToken(.notSent(.cancelled)) }
            let now = self.time.now()
            switch self.state.withLock({ $0.desk.ask(at: now) }) {
            case .use(let token): return token
            case .fail(let error): throw .noToken(error)
            case .wait: await self.waitForRefresh()
            case .refresh(let refresh): if let token = await self.perform(refresh) { return token }
            }
        }
    }

    /// Says that WeChat didn't take a token.
    /// - Returns: Whether asking again can bring another one.
    func reject(_ token: AccessToken, error: WeChatAPIError) -> Bool {
        let now = self.time.now()
        let rejection = self.state.withLock { $0.desk.reject(token, error: error, at: now) }
        if rejection.isNews { self.metrics.rejected() }
        return rejection.canHelp
    }

    /// Carries out a refresh; nil where it failed or its token may not be used, so that the desk has to be asked
    /// what that means.
    private func perform(_ refresh: AccessTokenRefresh) async -> AccessToken? {
        var refresh = refresh
        var action = refresh.begin()
        while true {
            switch action {
            case .finish(let token):
                self.metrics.renewed(token)
                await self.release(refresh)
                return self.end { $0.refreshed(token) } ? token : nil
            case .fail(let error):
                await self.release(refresh)
                let now = self.time.now()
                let isCancelled = Task.isCancelled
                self.end { isCancelled ? $0.abandoned() : $0.failed(error, at: now) }
                guard !isCancelled else { return nil }
                self.metrics.failed()
                self.logger.debug("no access token", metadata: ["error": "\(error)"])
                return nil
            case .read, .acquire, .pause, .fetch, .countForced, .save:
                let event = await self.event(of: action)
                action = refresh.step(after: event, at: self.time.now())
            }
        }
    }

    /// Does a step of a refresh and says what came of it.
    private func event(of action: AccessTokenRefresh.Action) async -> AccessTokenRefresh.Event {
        let now = self.time.now()
        do {
            switch action {
            case .read: return .stored(try await self.store.token(for: self.key))
            case .acquire:
                let lease = Lease(owner: self.owner, end: now + Self.leaseLength)
                return .acquired(try await self.store.acquire(lease, for: self.key, at: now))
            case .pause(let duration):
                try await self.time.clock.sleep(for: duration)
                return .paused
            case .fetch(let isForced):
                let token = try await self.source.fetch(self.key.kind, isForced: isForced, at: now)
                self.logger.debug("got an access token", metadata: ["forced": "\(isForced)"])
                return .fetched(token)
            case .countForced:
                return .mayForce(try await self.store.countForcedRefresh(for: self.key, at: now))
            case .save(let token): return .saved(try await self.store.save(token, for: self.key, at: now))
            case .finish(let token): return .saved(token)
            case .fail(let error): return .failed(error)
            }
        } catch let error as WeChatClientError {
            return .failed(error)
        } catch {
            return self.event(of: action, failed: error)
        }
    }

    /// What it means that the store, or a pause, failed: without a store the token is got all the same.
    private func event(of action: AccessTokenRefresh.Action, failed error: any Error) -> AccessTokenRefresh.Event {
        if !Task.isCancelled {
            self.logger.debug("the store of access tokens fails", metadata: ["error": "\(type(of: error))"])
        }
        switch action {
        // What was got is good, whoever else hears of it.
        case .save(let token): return .saved(token)
        case .countForced: return .mayForce(false)
        case .read, .acquire, .pause, .fetch, .finish, .fail:
            return Task.isCancelled ? .failed(.notSent(.cancelled)) : .noStore
        }
    }

    private func release(_ refresh: AccessTokenRefresh) async {
        guard refresh.holdsLease else { return }
        // One that can't be given back runs out by itself.
        try? await self.store.release(owner: self.owner, for: self.key)
    }

    private func end<Result: Sendable>(_ change: (inout AccessTokenDesk) -> Result) -> Result {
        let (result, waiters) = self.state.withLock { state in
            defer { state.waiters = [:] }
            return (change(&state.desk), state.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
        return result
    }

    private func waitForRefresh() async {
        let id = self.state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustWait = self.state.withLock { state in
                    // The handler below needs this lock, so it comes after this or was seen by `isCancelled`.
                    guard state.desk.isRefreshing, !Task.isCancelled else { return false }
                    state.waiters[id] = continuation
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        } onCancel: {
            self.state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
        }
    }
}
