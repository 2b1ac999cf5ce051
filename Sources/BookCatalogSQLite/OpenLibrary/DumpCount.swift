// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// What was found in Open Library's dumps.
public struct DumpCount: Hashable, Sendable, Codable {
    /// Lines read so far.
    public internal(set) var lines = 0
    /// Authors.
    public internal(set) var authors = 0
    /// Works.
    public internal(set) var works = 0
    /// Editions, those included that are filtered out.
    public internal(set) var editions = 0
    /// Editions that are neither in a language nor with a prefix that was asked for.
    public internal(set) var filtered = 0
    /// Redirects, deleted records, pages and whatever else books aren't made of.
    public internal(set) var others = 0
    /// Lines that are none of these.
    public internal(set) var rejected = 0

    /// The same as an import reports it while it runs, with lines for rows.
    public var report: ImportReport {
        var report = ImportReport()
        report.rows = self.lines
        if self.rejected > 0 { report.rejected = [.notDumpLine: self.rejected] }
        return report
    }
}
