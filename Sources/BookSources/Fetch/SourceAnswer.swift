// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What came back from a service: JSON, under any HTTP status.
struct SourceAnswer: Sendable {
    /// The HTTP status; services answer 200 to errors, too.
    var status: Int
    /// The JSON.
    var json: JSONValue

    /// Whether the HTTP status is one of success.
    var isSuccess: Bool { (200...299).contains(self.status) }
}
