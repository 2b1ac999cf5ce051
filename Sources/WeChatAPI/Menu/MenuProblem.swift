// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A limit that a menu breaks, or a place where its JSON isn't a menu's.
public struct MenuProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where, as a path into the JSON: `button[0].sub_button[2].name`.
    public var path: String
    /// What, in words.
    public var problem: String

    /// Creates a problem.
    public init(path: String, problem: String) {
        self.path = path
        self.problem = problem
    }

    /// Place and problem.
    public var description: String { self.path.isEmpty ? self.problem : "\(self.path): \(self.problem)" }
}
