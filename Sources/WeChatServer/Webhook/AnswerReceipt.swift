// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Learns what became of an answer.
///
/// A transport calls one of the two, and once. It may do so on an event loop, so neither may wait for anything.
public protocol AnswerReceipt: Sendable {
    /// The answer was written to the connection of a client that was still there.
    func given()

    /// The client had gone before the answer was written, or is to go without one.
    func lost()
}
