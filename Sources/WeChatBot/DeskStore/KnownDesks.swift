// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The desks that have claimed something in a store: as a rule one for each account, and then nobody need look for what
/// others have.
package struct KnownDesks: Sendable {
    /// The first that claimed something of each account.
    private var owners: [String: Int64] = [:]
    private var shared: Set<String> = []

    /// Knows of none.
    package init() {}

    /// Whether an account has several desks.
    package func areSeveral(of account: String) -> Bool { self.shared.contains(account) }

    /// Takes in a claim's desk; whether its account has others.
    package mutating func isShared(_ claim: Claim) -> Bool {
        let account = claim.user.account
        guard let first = self.owners[account] else {
            self.owners[account] = claim.lease.owner
            return false
        }
        if first != claim.lease.owner { self.shared.insert(account) }
        return !self.shared.isEmpty && self.shared.contains(account)
    }
}
