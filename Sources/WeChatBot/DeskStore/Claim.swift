// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// That a desk begins to work on a delivery: kept before the handler runs, so that a run that dies is begun again.
public struct Claim: Hashable, Sendable {
    /// Names the delivery.
    public var key: DeliveryKey
    /// Who sent it.
    public var user: UserKey
    /// The push, decrypted: XML in UTF-8; a store keeps it until the claim ends.
    public var push: [UInt8]
    /// A checksum of the push, by which a retry with another body is noticed.
    public var digest: UInt64
    /// When the attempt arrived that makes the claim.
    public var arrival: WallTime
    /// Who claims, and for how long.
    public var lease: Lease
    /// Whether a late reply that waits for this user's next message is to answer it.
    public var takesPickup: Bool

    /// Creates a claim.
    public init(
        key: DeliveryKey,
        user: UserKey,
        push: [UInt8],
        digest: UInt64 = 0,
        arrival: WallTime,
        lease: Lease,
        takesPickup: Bool = false
    ) {
        self.key = key
        self.user = user
        self.push = push
        self.digest = digest
        self.arrival = arrival
        self.lease = lease
        self.takesPickup = takesPickup
    }
}
