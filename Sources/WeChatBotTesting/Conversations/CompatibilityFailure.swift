// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a store does that no store may do.
public struct CompatibilityFailure: Error, Equatable, CustomStringConvertible {
    /// The rule that was broken, in words.
    public var rule: String
    /// What was found instead.
    public var found: String

    /// The rule, and what was found.
    public var description: String { "\(self.rule); found \(self.found)" }
}
