// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How an import went, or is going.
public struct ImportReport: Hashable, Sendable, Codable {
    /// Rows read so far, the header and empty lines left out.
    public var rows = 0
    /// What was saved.
    public var saved = SaveCount()
    /// How many rows were rejected, for each reason.
    public var rejected: [RejectedRow.Reason: Int] = [:]

    /// Makes an empty report.
    public init() {}

    /// How many rows were rejected.
    public var rejectedCount: Int { self.rejected.values.reduce(0, +) }
}
