// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A reply that came too late to be the answer of its push.
public struct LateReply: Equatable, Sendable {
    /// Names a late reply: its delivery, and a number, as one delivery may have several.
    public struct ID: Hashable, Sendable {
        /// The delivery that it answers.
        public var key: DeliveryKey
        /// Which of its late replies it is, from 0.
        public var number: Int

        /// Creates an id.
        public init(key: DeliveryKey, number: Int = 0) {
            self.key = key
            self.number = number
        }
    }

    /// How it reaches its user.
    public enum Way: Hashable, Sendable {
        /// It is to be sent, not before that time.
        case send(notBefore: WallTime)
        /// Its sender is at it; what a lease says that has run out is that nobody knows whether it was sent.
        case sending(Lease)
        /// It waits for the user's next message.
        case pickup
    }

    /// The longest that a reply waits to be sent, or that its sender has.
    ///
    /// What is to be later than that was written by a clock that has been set back since: no reply waits for a time that
    /// may never come.
    package static let horizon = Duration.seconds(1800)

    /// Whether a time has come, or is too far away to be believed.
    package static func isDue(_ time: WallTime, at now: WallTime) -> Bool {
        time <= now || time - now > Self.horizon
    }

    /// Its name.
    public var id: ID
    /// For whom it is.
    public var user: UserKey
    /// What is to be said.
    public var reply: Reply
    /// How it reaches the user.
    public var way: Way
    /// Until when it may: of a reply to send the end of WeChat's window, of a pickup the end of its keeping.
    public var expires: WallTime
    /// How often sending it was tried.
    public var tries: Int

    /// Creates a late reply.
    public init(id: ID, user: UserKey, reply: Reply, way: Way, expires: WallTime, tries: Int = 0) {
        self.id = id
        self.user = user
        self.reply = reply
        self.way = way
        self.expires = expires
        self.tries = tries
    }
}
