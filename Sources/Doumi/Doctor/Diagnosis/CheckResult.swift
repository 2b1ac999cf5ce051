// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A check and what came of it.
public struct CheckResult: Equatable, Sendable, Encodable {
    /// What was looked at.
    public let name: CheckName
    /// Whose it is; nil for what the accounts have in common.
    public let account: String?
    /// What came of it.
    public let finding: Finding

    private enum CodingKeys: String, CodingKey {
        case account, id, nextStep, reason, status
    }

    /// Writes an object with `id`, `account`, `status`, `reason` and `nextStep`; those that are nil are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.name.rawValue, forKey: .id)
        try container.encodeIfPresent(self.account, forKey: .account)
        try container.encode(self.finding.status.rawValue, forKey: .status)
        try container.encode(self.finding.reason, forKey: .reason)
        try container.encodeIfPresent(self.finding.nextStep, forKey: .nextStep)
    }

    /// The lines for a terminal.
    var lines: [String] {
        let title = self.name.title
        let gap = String(repeating: " ", count: CheckName.width - title.count + 2)
        let indent = String(repeating: " ", count: CheckName.width + 4)
        return ["\(self.finding.status.mark) \(title)\(gap)\(self.finding.reason)"]
            + [self.finding.nextStep].compactMap(\.self).map { "\(indent)→ \($0)" }
    }
}
