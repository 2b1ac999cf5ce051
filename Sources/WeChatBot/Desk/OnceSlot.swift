// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// Something that is dealt with once, by who comes first: the work that it belongs to, or who gives that up.
struct OnceSlot<Value: Sendable>: ~Copyable, Sendable {
    private let value = Mutex<Value?>(nil)

    /// Keeps it.
    func hold(_ value: Value) { self.value.withLock { $0 = value } }

    /// Takes it; nil for who comes second, and where there was none.
    func take() -> Value? {
        self.value.withLock { value in
            defer { value = nil }
            return value
        }
    }
}
