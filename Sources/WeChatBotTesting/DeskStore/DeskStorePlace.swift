// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// An account of one check's own, with its users and deliveries.
struct DeskStorePlace {
    /// When everything in it begins.
    static let start: WallTime = 1_700_000_000_000

    let account: String

    func user(_ name: String = "oUser") -> UserKey { UserKey(account: self.account, user: OpenID(rawValue: name)) }

    func key(_ number: Int = 0, second: UInt8 = 0) throws -> DeliveryKey {
        let text = Array("\(self.account)#\(number)".utf8)
        let bytes = [0x65, 0x53, 0xF1, second] + text + [UInt8](repeating: 0, count: max(28 - text.count, 0))
        guard let key = DeliveryKey(bytes: bytes) else {
            throw CompatibilityFailure(rule: "a delivery's key has 32 bytes", found: "\(bytes.count)")
        }
        return key
    }

    func id(_ number: Int = 0, part: Int = 0) throws -> LateReply.ID {
        LateReply.ID(key: try self.key(number), number: part)
    }

    /// The claim of a delivery that arrives so many milliseconds after the start, for ten seconds.
    func claim(
        _ number: Int = 0,
        by owner: Int64 = 1,
        of user: String = "oUser",
        after milliseconds: Int64 = 0,
        takesPickup: Bool = false
    ) throws -> Claim {
        Claim(
            key: try self.key(number),
            user: self.user(user),
            push: Array("<xml>\(number)</xml>".utf8),
            digest: UInt64.max - UInt64(number),
            arrival: Self.time(milliseconds),
            lease: Self.lease(of: owner, after: milliseconds),
            takesPickup: takesPickup
        )
    }

    func late(
        _ number: Int,
        for user: String = "oUser",
        _ way: LateReply.Way = .send(notBefore: Self.start),
        part: Int = 0
    ) throws -> LateReply {
        LateReply(
            id: try self.id(number, part: part),
            user: self.user(user),
            reply: .text("late \(number).\(part)"),
            way: way,
            expires: Self.time(100_000),
            tries: 2
        )
    }

    func answered(
        _ number: Int = 0,
        _ reply: Reply = "reply",
        by owner: Int64 = 1,
        after milliseconds: Int64 = 0
    ) throws -> DeskChange { .answered(try self.key(number), reply, owner: owner, at: Self.time(milliseconds)) }

    static func time(_ milliseconds: Int64) -> WallTime { Self.start + .milliseconds(milliseconds) }

    /// A lease that lasts until ten seconds after that time.
    static func lease(of owner: Int64, after milliseconds: Int64 = 0) -> Lease {
        Lease(owner: owner, end: Self.time(milliseconds + 10_000))
    }
}
