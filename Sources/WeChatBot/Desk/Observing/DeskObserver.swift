// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Is told what happens to the deliveries of a ``ReplyDesk``, as a console or metrics need it.
///
/// A desk that has none spends nothing on it.
public protocol DeskObserver: Sendable {
    /// Takes an event.
    ///
    /// It is called on any thread, also while a push waits for its answer: it must neither wait nor take long.
    func observe(_ event: DeskEvent)
}
