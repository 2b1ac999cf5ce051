// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// A piece of work that returns something to whoever waits for it.
final class AwaitedWork<Value: Sendable>: DeskWork {
    private let body: @Sendable (inout DeskTransaction) throws -> Value
    private let continuation: UnsafeContinuation<Value, any Error>
    private let value = Mutex<Value?>(nil)

    init(
        _ continuation: UnsafeContinuation<Value, any Error>,
        _ body: @escaping @Sendable (inout DeskTransaction) throws -> Value
    ) {
        self.continuation = continuation
        self.body = body
    }

    func run(in transaction: inout DeskTransaction) throws {
        let value = try self.body(&transaction)
        self.value.withLock { $0 = value }
    }

    func finish(_ error: (any Error)?) {
        if let error { return self.continuation.resume(throwing: error) }
        guard let value = self.value.withLock({ $0 }) else { preconditionFailure("finished before it was run") }
        self.continuation.resume(returning: value)
    }
}
