// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// A value that will be there.
final class Promised<Value: Sendable>: Sendable {
    private struct State {
        var value: Value?
        var waiting: [Int: CheckedContinuation<Value?, Never>] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    /// Brings the value to those who wait, and to those who will.
    func keep(_ value: Value) {
        let waiting = self.state.withLock { state in
            state.value = value
            defer { state.waiting = [:] }
            return state.waiting.values
        }
        for continuation in waiting { continuation.resume(returning: value) }
    }

    /// Waits for the value; nil where whoever waits is cancelled.
    func value() async -> Value? {
        let id = self.state.withLock { state in
            state.next += 1
            return state.next
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (value, isOver) = self.state.withLock { state -> (Value?, Bool) in
                    // The handler below needs this lock, so it comes after this or was seen by `isCancelled`.
                    if let value = state.value { return (value, true) }
                    guard !Task.isCancelled else { return (nil, true) }
                    state.waiting[id] = continuation
                    return (nil, false)
                }
                if isOver { continuation.resume(returning: value) }
            }
        } onCancel: {
            self.state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: nil)
        }
    }

    /// Waits no longer than that; nil where the value isn't there by then.
    func value(within duration: Duration, clock: any Clock<Duration>) async -> Value? {
        if let value = self.state.withLock({ $0.value }) { return value }
        guard duration > .zero else { return nil }
        return await withTaskGroup(of: Value?.self) { group in
            group.addTask { await self.value() }
            group.addTask {
                try? await clock.sleep(for: duration)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
