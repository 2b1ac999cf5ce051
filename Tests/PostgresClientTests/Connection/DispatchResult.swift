// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import Dispatch
import Synchronization

/// What another thread's work ended with, for a thread that may wait.
final class DispatchResult: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let result = Mutex<Result<Void, any Error>>(.success(()))

    func set(_ result: Result<Void, any Error>) {
        self.result.withLock { $0 = result }
        self.semaphore.signal()
    }

    /// Waits for the end; returns what was thrown.
    func wait() -> (any Error)? {
        self.semaphore.wait()
        return self.result.withLock { result in
            if case .failure(let error) = result { error } else { nil }
        }
    }
}
#endif
