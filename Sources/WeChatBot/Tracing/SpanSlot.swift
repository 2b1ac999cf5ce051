// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import Tracing

/// The span of some work, which is ended once: by the work itself, or by who gives it up.
struct SpanSlot: ~Copyable, Sendable {
    private let span = Mutex<(any Span)?>(nil)

    /// Keeps the span.
    func hold(_ span: any Span) { self.span.withLock { $0 = span } }

    /// Takes the span, to end it; nil for who comes second, and where nothing is traced.
    func take() -> (any Span)? {
        self.span.withLock { span in
            defer { span = nil }
            return span
        }
    }
}
