// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How an import went, or is going.
public struct ImportReport: Hashable, Sendable {
    /// Rows read so far, the header and empty lines left out.
    public var rows = 0
    /// What was saved.
    public var saved = SaveCount()
    /// How many rows were rejected, for each reason.
    public var rejected: [RejectedRow.Reason: Int] = [:]
    /// The first 1000 rejected rows.
    public var rejectedRows: [RejectedRow] = []

    /// Makes an empty report.
    public init() {}

    /// How many rows were rejected.
    public var rejectedCount: Int { self.rejected.values.reduce(0, +) }

    mutating func reject(_ row: RejectedRow) {
        self.rejected[row.reason, default: 0] += 1
        if self.rejectedRows.count < 1000 { self.rejectedRows.append(row) }
    }
}
