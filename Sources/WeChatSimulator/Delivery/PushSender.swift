// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
public import WeChatProtocol

/// Delivers pushes as WeChat does: waits five seconds, closes the connection, asks again, and is content with the first
/// valid answer.
///
/// ```swift
/// let outcome = try await HTTPPushTransport.run(url: url) { transport in
///     let sender = PushSender(platform: platform, transport: transport)
///     return try await sender.send(.text("圍城"), attempts: 3) { print($0.number, $0.outcome) }
/// }
/// ```
public struct PushSender<Timekeeper: Clock>: Sendable where Timekeeper.Duration == Duration {
    /// Signs, encrypts, and judges answers.
    public var platform: SimulatedPlatform
    /// How long it waits and when it asks again.
    public var timing: PushTiming
    private let transport: any PushTransport
    private let clock: Timekeeper
    private let now: @Sendable () -> UnixTime

    /// Creates a sender.
    ///
    /// - Parameters:
    ///   - platform: Signs, encrypts, and judges answers.
    ///   - transport: Carries the requests.
    ///   - timing: How long to wait, and when to ask again.
    ///   - clock: Measures the attempts and the pauses between them.
    ///   - now: The time of day, for timestamps; the machine's clock unless told.
    public init(
        platform: SimulatedPlatform,
        transport: any PushTransport,
        timing: PushTiming = PushTiming(),
        clock: Timekeeper = ContinuousClock(),
        now: (@Sendable () -> UnixTime)? = nil
    ) {
        self.platform = platform
        self.transport = transport
        self.timing = timing
        self.clock = clock
        self.now = now ?? { WallTime.now.second }
    }

    /// Makes a push of a draft and delivers it; see ``send(_:attempts:report:)``.
    /// - Throws: `CancellationError`.
    @discardableResult
    public func send(
        _ draft: PushDraft,
        attempts: Int = 1,
        report: (PushAttempt) async -> Void = { _ in }
    ) async throws -> PushOutcome {
        try await self.send(
            draft.push(to: self.platform.originalID, at: self.now()),
            attempts: attempts,
            report: report
        )
    }

    /// Delivers a push, in several attempts if need be.
    ///
    /// - Parameters:
    ///   - push: The push; the same in each attempt.
    ///   - attempts: How many requests are made at the most; WeChat makes three.
    ///   - report: Called after each attempt.
    /// - Returns: What became of the last attempt.
    /// - Throws: `CancellationError`.
    @discardableResult
    public func send(
        _ push: SimulatedPush,
        attempts: Int = 1,
        report: (PushAttempt) async -> Void = { _ in }
    ) async throws -> PushOutcome {
        let first = self.clock.now
        var number = 1
        while true {
            let start = self.clock.now
            let outcome = try await self.attempt(push)
            let end = self.clock.now
            await report(
                PushAttempt(
                    number: number,
                    start: first.duration(to: start),
                    duration: start.duration(to: end),
                    outcome: outcome
                )
            )
            guard !outcome.isValid, number < attempts else { return outcome }
            try await self.clock.sleep(until: start.advanced(by: self.timing.interval), tolerance: .zero)
            number += 1
        }
    }

    /// Verifies the URL as WeChat does when an operator saves it: an echo is to come back exactly.
    /// - Throws: `CancellationError`.
    public func verify() async throws -> VerificationOutcome {
        let echo = String(UInt64.random(in: 1 << 59..<1 << 63))
        let request = self.platform.verification(echo: echo, at: self.now())
        do throws(TransportFailure) {
            let response = try await self.transport.send(request, patience: self.timing.patience)
            guard response.status == 200 else {
                return .httpError(status: response.status, body: response.beginning)
            }
            return response.body.elementsEqual(echo.utf8) ? .verified : .wrongEcho(response.beginning)
        } catch {
            try Task.checkCancellation()
            switch error {
            case .timeout: return .timeout
            case .refused(let reason): return .refused(reason)
            }
        }
    }

    private func attempt(_ push: SimulatedPush) async throws -> PushOutcome {
        let request = try self.platform.request(for: push, at: self.now())
        do throws(TransportFailure) {
            let response = try await self.transport.send(request, patience: self.timing.patience)
            return self.platform.outcome(of: response, to: push)
        } catch {
            try Task.checkCancellation()
            switch error {
            case .timeout: return .timeout
            case .refused(let reason): return .refused(reason)
            }
        }
    }
}
