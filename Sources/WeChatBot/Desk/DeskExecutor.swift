// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Does a desk's work on a delivery where its connection is served: each way to another thread costs as much as the work.
package protocol DeskExecutor: TaskExecutor {
    /// Whether work may begin on the thread that asks; false on any other than the executor's own, and while work that
    /// takes long is better done elsewhere.
    var mayBeginHere: Bool { get }

    /// Does a stretch of work on the executor's thread, and takes note of how long it takes.
    func watching<Result>(_ stretch: () -> Result) -> Result
}
