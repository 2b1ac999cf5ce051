// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The facts of one check, and what they mean; it looks at nothing itself.
protocol Check: Sendable {
    /// What the facts mean.
    var finding: Finding { get }
}
