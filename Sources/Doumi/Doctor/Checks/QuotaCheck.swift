// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI

/// Whether calls are left for today.
struct QuotaCheck: Check {
    /// What WeChat says of one call.
    struct Item {
        var path: String
        var outcome: Result<APIQuota, WeChatClientError>
    }

    /// The share of a day's calls from which on they are few.
    private static let warning = 0.9

    let items: [Item]

    var finding: Finding {
        var quotas: [(path: String, quota: APIQuota)] = []
        for item in self.items {
            switch item.outcome {
            case .success(let quota): quotas.append((item.path, quota))
            // What the account may not call has no quota.
            case .failure(.refused(let refusal)) where [48001, 76021, 76022].contains(refusal.code.rawValue): continue
            case .failure(let error): return Finding(error)
            }
        }
        let counted = quotas.filter { $0.quota.dailyLimit > 0 }
        guard !counted.isEmpty else { return .skipped("WeChat tells no quota of what Doumi calls") }
        let words = counted.map { path, quota in
            "\(path.replacing("/cgi-bin/", with: "")): \(quota.used) of \(quota.dailyLimit) used today"
        }
        let next = "wait until midnight in China, or clear the quota (clear_quota, ten times a month)"
        if let index = counted.firstIndex(where: { $0.quota.remaining <= 0 }) {
            return .failed("used up: \(words[index])", next: next)
        }
        let isLow = counted.firstIndex { Double($0.quota.used) > Double($0.quota.dailyLimit) * Self.warning }
        if let isLow { return .warned("nearly used up: \(words[isLow])", next: next) }
        return .passed(words.joined(separator: "; "))
    }
}
