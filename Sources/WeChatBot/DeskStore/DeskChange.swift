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
    /// The whole commit is refused with ``DeskStoreError/notOwner`` where it was noted that the reply was given, where
    /// there is none any more, as its user has left, or another desk than `owner` was told it since: whoever was told
    /// it last sees to it.
    case diverted(DeliveryKey, owner: Int64)
    /// The user was told to ask for the answer.
    case promised(DeliveryKey)
    /// The owner goes on working on these deliveries; those that aren't its own any more stay as they are.
    case renewed([DeliveryKey], Lease)
    /// Replaces or, where the value is nil, removes the named states of a user's conversations.
    indirect case states(UserKey, [String: StoredState?])
    /// Refuses the whole commit with ``DeskStoreError/statesChanged`` where one of the named states of a user isn't what
    /// it was, or, where the value is nil, has come meanwhile; what has expired by that time counts as none.
    indirect case unchanged(UserKey, [String: StoredState?], at: UnixTime)
    /// Adds a late reply, or replaces the one with its id.
    indirect case late(LateReply)
    /// Replaces a late reply that its owner was making or sending, in its place.
    ///
    /// The whole commit is refused with ``DeskStoreError/notOwner`` where it isn't
    /// ``LateReply/Way-swift.enum/sending(_:)`` by `owner` any more: its user has left, or another desk took it over.
    indirect case lateChanged(LateReply, owner: Int64)
    /// Removes a late reply that its owner has sent or gives up; refused like ``lateChanged(_:owner:)``.
    case lateEnded(LateReply.ID, owner: Int64)
    /// Adds a dead letter.
    indirect case dead(DeadLetter)
    /// Removes everything that is stored about a user: states, late replies, dead letters, replies. The keys of
    /// answered deliveries alone stay, so that a retry finds them.
    ///
    /// Those still being worked on stay claimed, but for what the user had sent before the second in which they left by
    /// the delivery `by`: such a claim ends with nothing, and whoever had it is not its owner any more.
    case forgotten(UserKey, by: DeliveryKey? = nil)
}

extension DeskChange {
    /// The delivery that it answers; nil for any other change.
    package var answeredKey: DeliveryKey? { if case .answered(let key, _, owner: _, at: _) = self { key } else { nil } }
}

extension [DeskChange] {
    /// The late replies that are kept once all of this is done.
    package var lateReplies: [LateReply] {
        self.compactMap { change in
            switch change {
            case .late(let late), .lateChanged(let late, owner: _): late
            default: nil
            }
        }
    }

    /// Whether a store that has made these changes refuses them when it is told again, and with them all others.
    var isRefusedTwice: Bool {
        self.contains { change in
            switch change {
            case .answered, .diverted, .lateChanged, .lateEnded: true
            default: false
            }
        }
    }

    /// The changes but for those of states, and what must hold for these.
    var withoutStates: Self {
        self.filter { change in
            switch change {
            case .states, .unchanged: false
            default: true
            }
        }
    }

    /// The dead letters that are there once all of this is done: those of a user who is forgotten after them aren't.
    var keptLetters: [DeadLetter] {
        var letters: [DeadLetter] = []
        for change in self {
            switch change {
            case .dead(let letter): letters.append(letter)
            case .forgotten(let user, by: _): letters.removeAll { $0.user == user }
            default: continue
            }
        }
        return letters
    }
}
