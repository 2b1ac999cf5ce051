// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The desks that have claimed something in a store: as a rule one for each account, and then nobody need look for what
/// others have.
package struct KnownDesks: Sendable {
    /// The first that claimed something of each account.
    private var owners: [String: Int64] = [:]
    private var shared: Set<String> = []
    /// What was said last: nearly always the same again.
    private var last: (account: String, owner: Int64, isShared: Bool)?

    /// Knows of none.
    package init() {}

    /// Whether an account has several desks.
    package func areSeveral(of account: String) -> Bool { self.shared.contains(account) }

    /// Takes in a claim's desk; whether its account has others.
    package mutating func isShared(_ claim: Claim) -> Bool {
        let (account, owner) = (claim.user.account, claim.lease.owner)
        if let last = self.last, last.owner == owner, last.account == account { return last.isShared }
        let first = self.owners[account] ?? owner
        self.owners[account] = first
        if first != owner { self.shared.insert(account) }
        let isShared = self.shared.contains(account)
        self.last = (account, owner, isShared)
        return isShared
    }
}
