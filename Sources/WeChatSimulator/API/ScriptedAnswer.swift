// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How a simulated API answers a call, by order.
public enum ScriptedAnswer: Equatable, Sendable {
    /// As WeChat would without any order.
    case usual
    /// With an error; the call has no effect.
    case error(Int)
    /// As usual, and late.
    case late(Duration)
    /// The call has its effect, and the connection closes in the middle of the answer.
    case half
    /// The call has its effect, and after half of the answer nothing more comes while the caller waits.
    case stalled
    /// The call has its effect, and the connection closes without an answer.
    case closed
    /// The call has its effect, and no answer comes while the caller waits.
    case silence
    /// The call has its effect, and the answer is this text, which may be anything.
    case text(String, status: Int = 200)
    /// The call has no effect, and the answer is a page, as gateways make them.
    case page(status: Int = 502)
    /// The call has no effect, and the answer sends the caller elsewhere.
    case redirect(to: String)
}
