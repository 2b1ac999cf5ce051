// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Does what a desk does where the attempt's connection is served: there the answer is written, and each way to another
/// thread costs as much as the work.
///
/// It runs no handlers but those that are ``HandlerTraits/quick``: others may compute for long, or block their thread.
package protocol DeskExecutor: TaskExecutor {
    /// Whether whoever asks is on the executor's thread.
    var isHere: Bool { get }
}
