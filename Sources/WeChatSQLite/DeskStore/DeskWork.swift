// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Something to be done in a transaction, for which somebody waits.
protocol DeskWork: AnyObject, Sendable {
    /// Does it; once at least, and again where the transaction failed.
    func run(in transaction: inout DeskTransaction) throws

    /// It is done and committed, or why it isn't; called once, behind the last run.
    func finish(_ error: (any Error)?)
}
