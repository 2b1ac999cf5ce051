// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB

/// Why dumps can't be joined in a file.
public struct DumpJoinError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the file is.
    public let path: String
    /// What the system or SQLite says of it.
    public let reason: String

    /// What to tell the operator.
    public var description: String { "the file \(self.path), which joins the dumps, can't be used: \(self.reason)" }

    /// Names the file in an error of SQLite's; others are thrown as they are.
    static func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as DatabaseError { throw Self(path: path, error) }
    }

    /// An error of SQLite's, in its words, without the statement.
    init(path: String, _ error: DatabaseError) {
        (self.path, self.reason) = (path, error.message ?? "\(error.resultCode)")
    }

    /// An error of the system's.
    init(path: String, errno code: Int32) {
        (self.path, self.reason) = (path, String(cString: strerror(code)))
    }
}
