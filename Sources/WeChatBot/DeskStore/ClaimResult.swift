// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What a store says to a claim.
public enum ClaimResult: Equatable, Sendable {
    /// Nobody knew the delivery: it is the claimer's.
    case claimed
    /// It is the claimer's, and its turn has come: whoever worked on it is gone, and its handler runs once more, or it was
    /// ``behind(first:isPromised:)`` others.
    ///
    /// - Parameters:
    ///   - first: When its first attempt arrived.
    ///   - isPromised: Whether its user was told to ask for the answer.
    case takenOver(first: WallTime, isPromised: Bool)
    /// It is the claimer's, new or taken over, but another desk works on an earlier delivery of its user, or is about to:
    /// its handler doesn't run before the claim, made again, says so.
    ///
    /// - Parameters:
    ///   - first: When its first attempt arrived.
    ///   - isPromised: Whether its user was told to ask for the answer.
    case behind(first: WallTime, isPromised: Bool)
    /// A late reply waited for the user's next message: it is this delivery's answer, kept like any other, and there is
    /// nothing to run.
    case pickedUp(Reply)
    /// Another desk works on it, and its lease lasts until `leaseEnd`.
    case running(first: WallTime, leaseEnd: WallTime)
    /// It was answered: by the push with that checksum. ``WeChatProtocol/Reply/nothing`` where the reply went another
    /// way, or is no longer kept.
    case answered(Reply, digest: UInt64)
}
