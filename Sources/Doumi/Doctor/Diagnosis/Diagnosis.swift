// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
public import WeChatServer

/// All that `doumi doctor` found.
public struct Diagnosis: Equatable, Sendable {
    /// What came of each check, in the order in which to read it.
    public let results: [CheckResult]
    private let isMisconfigured: Bool

    init(results: [CheckResult], isMisconfigured: Bool = false) {
        self.results = results
        self.isMisconfigured = isMisconfigured
    }

    /// The diagnosis where the configuration can't be read: nothing else is looked at.
    public init(_ error: ConfigurationError) {
        self.init(unreadable: error, isMisconfigured: true)
    }

    init(unreadable error: any Error, isMisconfigured: Bool = false) {
        let configuration = CheckResult(
            name: .configuration,
            account: nil,
            finding: ConfigurationCheck(outcome: .failure(error)).finding
        )
        let others = CheckName.allCases.dropFirst()
            .map { CheckResult(name: $0, account: nil, finding: .skipped("the configuration comes first")) }
        self.init(results: [configuration] + others, isMisconfigured: isMisconfigured)
    }

    /// The exit status that it means: 0 where nothing failed, 64 where the configuration is wrong, else 1.
    public var exitStatus: Int32 {
        if self.isMisconfigured { return 64 }
        return self.count(.failed) == 0 ? 0 : 1
    }

    /// The lines for a terminal: the checks, under a heading for each account where there are several, and a sum.
    public var lines: [String] {
        let accounts = Set(self.results.compactMap(\.account))
        var lines: [String] = []
        var current: String?
        for result in self.results {
            if let account = result.account, account != current, accounts.count > 1 { lines += ["", "\(account):"] }
            current = result.account
            lines += result.lines
        }
        return lines + ["", self.sum]
    }

    /// The same as JSON: `{"healthy":…,"checks":[…]}`.
    /// - Throws: What `JSONEncoder` throws.
    public func json() throws -> String {
        struct Report: Encodable {
            var checks: [CheckResult]
            var healthy: Bool
        }

        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let report = Report(checks: self.results, healthy: self.count(.failed) == 0)
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    private func count(_ status: Finding.Status) -> Int { self.results.count { $0.finding.status == status } }

    private var sum: String {
        let (failed, warned, skipped) = (self.count(.failed), self.count(.warned), self.count(.skipped))
        let parts = [
            failed == 0 ? "no problems" : failed == 1 ? "1 problem" : "\(failed) problems",
            warned == 0 ? nil : warned == 1 ? "1 warning" : "\(warned) warnings",
            skipped == 0 ? nil : "\(skipped) not checked",
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
