// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import WeChatProtocol

/// A claim as it stands among its user's others, which several desks may have.
///
/// A claim that somebody else's is beside when it is made waits, and then asks whether its turn has come. All that
/// doesn't wait may run at any moment, so others wait for it: its desk has the user's turn. A desk asks for the first of its
/// own line only.
package struct ClaimInLine: Equatable, Sendable {
    /// Names the delivery.
    package var key: DeliveryKey
    /// Whose it is.
    package var owner: Int64
    /// When it was claimed, in whatever a store counts; the same where the keys alone order them.
    package var order: Int64
    /// Whether it waits for others.
    package var waits: Bool

    /// Creates a claim in line.
    package init(key: DeliveryKey, owner: Int64, order: Int64, waits: Bool) {
        (self.key, self.owner, self.order, self.waits) = (key, owner, order, waits)
    }

    /// Whether the handler of this claim, which waits, may run now beside its user's others whose leases hold; itself among
    /// them counts for nothing.
    package func mayRun(beside line: [Self]) -> Bool {
        let others = line.filter { $0.key != self.key }
        let theirs = others.filter { $0.owner != self.owner }
        guard theirs.allSatisfy(\.waits) else { return false }
        // Its desk has the turn already, and has the other one behind this one in its line.
        if others.contains(where: { $0.owner == self.owner && !$0.waits }) { return true }
        // Behind an earlier one of this desk's, which comes after this one in its line, theirs would wait for ever.
        return theirs.allSatisfy { other in
            self.isBefore(other) || others.contains { $0.owner == self.owner && $0.isBefore(other) }
        }
    }

    private func isBefore(_ other: Self) -> Bool { (self.order, self.key) < (other.order, other.key) }
}

extension [ClaimInLine] {
    /// Whether the handler of the claim that this key names, which waits, may run now; one that isn't among them waits for
    /// nobody.
    package func mayRun(_ key: DeliveryKey) -> Bool { self.first { $0.key == key }?.mayRun(beside: self) ?? true }
}
