// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One request of WeChat's for a delivery, waiting for its answer.
struct Attempt<Waiter> {
    /// Who is to be told.
    let waiter: Waiter
    /// When its head arrived.
    let arrival: Moment
    /// Whether WeChat won't ask again after it.
    let isLast: Bool
    /// Whether the handler runs for it, and not for an earlier one.
    let isFirst: Bool

    /// Whether it has waited so long by now.
    func hasWaited(_ time: Duration, at now: Moment) -> Bool { now - self.arrival >= time }
}
