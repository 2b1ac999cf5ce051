// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why the file of the server's own token can't be used.
public struct TokenFileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file.
    public var path: String
    /// What is wrong with it.
    public var problem: String

    /// The error on one line.
    public var description: String { "the token file \(self.path) \(self.problem)" }
}
