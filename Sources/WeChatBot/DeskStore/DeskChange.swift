// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// One of the changes that a store makes together, all of them or none.
///
/// Nearly every commit is one answer; what is larger and rarer stands elsewhere.
public enum DeskChange: Equatable, Sendable {
    /// Ends a claim: duplicates get this reply from now on, and the push isn't kept any longer.
    ///
    /// The whole commit is refused with ``DeskStoreError/notOwner`` where the delivery isn't claimed by `owner`.
    case answered(DeliveryKey, Reply, owner: Int64, at: WallTime)
    /// An attempt was given the reply, or it went another way: nobody need look after it. Duplicates get it all the same.
    case settled(DeliveryKey)
    /// Duplicates get nothing from now on, since the reply goes another way; includes ``settled(_:)``.
    ///
    /// The whole commit is refused with ``DeskStoreError/notOwner`` where it was noted that the reply was given, or
    /// another desk than `owner` was told it since: whoever was told it last sees to it.
    case diverted(DeliveryKey, owner: Int64)
    /// The user was told to ask for the answer.
    case promised(DeliveryKey)
    /// The owner goes on working on these deliveries; those that aren't its own any more stay as they are.
    case renewed([DeliveryKey], Lease)
    /// Replaces or, where the value is nil, removes the named states of a user's conversations.
    indirect case states(UserKey, [String: StoredState?])
    /// Adds a late reply, or replaces the one with its id.
    indirect case late(LateReply)
    /// Removes a late reply, which was sent, fetched or given up.
    case lateEnded(LateReply.ID)
    /// Adds a dead letter.
    indirect case dead(DeadLetter)
    /// Removes everything that is stored about a user: states, late replies, dead letters, replies. The keys of
    /// answered deliveries alone stay, so that a retry finds them; those still being worked on stay claimed.
    case forgotten(UserKey)
}
