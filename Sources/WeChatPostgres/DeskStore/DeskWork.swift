// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import WeChatBot
import WeChatProtocol

/// What the store has to look at rows for before it decides.
enum DeskWork: Sendable {
    /// A claim of a delivery that was known.
    case known(Claim)
    /// A claim that was just made, for whose user a reply may wait, or another desk may work on something.
    case fresh(Claim)
    /// Changes, all of them or none.
    case commit([DeskChange])

    /// How it went.
    enum Answer: Equatable, Sendable {
        /// Whose the delivery is.
        case claim(ClaimResult)
        /// The delivery isn't known any more.
        case vanished
        /// The changes are made.
        case committed
        /// The changes are refused.
        case refused(DeskStoreError)
    }

    /// The deliveries on whose rows it depends.
    var keys: [DeliveryKey] {
        switch self {
        case .known(let claim), .fresh(let claim): [claim.key]
        case .commit(let changes):
            changes.flatMap { change -> [DeliveryKey] in
                switch change {
                case .answered(let key, _, owner: _, at: _), .settled(let key), .diverted(let key, owner: _): [key]
                case .promised(let key): [key]
                case .renewed(let keys, _): keys
                case .states, .unchanged, .late, .lateChanged, .lateEnded, .dead, .forgotten: []
                }
            }
        }
    }

    /// The delivery that it may claim.
    var claimed: DeliveryKey? {
        switch self {
        case .known(let claim), .fresh(let claim): claim.key
        case .commit: nil
        }
    }

    /// The late replies that it changes or ends.
    var lateReplies: [LateReply.ID] {
        guard case .commit(let changes) = self else { return [] }
        return changes.compactMap { change in
            switch change {
            case .lateChanged(let late, owner: _): late.id
            case .lateEnded(let id, owner: _): id
            default: nil
            }
        }
    }

    /// The user whose waiting replies it may take.
    var pickupUser: UserKey? {
        if case .fresh(let claim) = self, claim.takesPickup { claim.user } else { nil }
    }

    /// The user whose other deliveries say whether its turn has come.
    var lineUser: UserKey? {
        switch self {
        case .known(let claim), .fresh(let claim): claim.user
        case .commit: nil
        }
    }

    /// The users whose states must be what they were.
    var unchangedUsers: [UserKey] {
        guard case .commit(let changes) = self else { return [] }
        return changes.compactMap { if case .unchanged(let user, _, at: _) = $0 { user } else { nil } }
    }

    /// Whom it concerns first: work is done in the order of that, so that transactions meet in the same order.
    var order: String {
        switch self {
        case .known(let claim), .fresh(let claim): claim.user.user.rawValue
        case .commit(let changes):
            changes.lazy
                .compactMap { change -> String? in
                    switch change {
                    case .states(let user, _), .unchanged(let user, _, at: _), .forgotten(let user, by: _):
                        user.user.rawValue
                    case .late(let late), .lateChanged(let late, owner: _): late.user.user.rawValue
                    case .dead(let letter): letter.user.user.rawValue
                    case .answered, .settled, .diverted, .promised, .renewed, .lateEnded: nil
                    }
                }
                .first ?? ""
        }
    }
}

#endif
