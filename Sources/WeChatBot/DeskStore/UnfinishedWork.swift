// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What others had begun and can't finish, handed to the desk that takes over.
public struct UnfinishedWork: Equatable, Sendable {
    /// A delivery whose handler didn't end; its claim is the new owner's.
    public struct Run: Equatable, Sendable {
        /// The claim, with the new lease.
        public var claim: Claim
        /// Whether the user was told to ask for the answer.
        public var isPromised: Bool

        /// Creates a run.
        public init(claim: Claim, isPromised: Bool = false) {
            self.claim = claim
            self.isPromised = isPromised
        }
    }

    /// A delivery that has its reply, of which nobody noted that it was given to an attempt.
    public struct Answer: Equatable, Sendable {
        /// Names the delivery.
        public var key: DeliveryKey
        /// Who is to get the reply.
        public var user: UserKey
        /// When its first attempt arrived.
        public var first: WallTime
        /// The reply.
        public var reply: Reply

        /// Creates an answer.
        public init(key: DeliveryKey, user: UserKey, first: WallTime, reply: Reply) {
            self.key = key
            self.user = user
            self.first = first
            self.reply = reply
        }
    }

    /// Deliveries to be run again, in the order in which they came.
    public var runs: [Run]
    /// Replies that may or may not have been given, in the order in which they were made.
    public var answers: [Answer]
    /// Late replies whose sending was begun and has no known end; they are the new owner's.
    public var sendings: [LateReply]

    /// Creates a list of work; empty unless told.
    public init(runs: [Run] = [], answers: [Answer] = [], sendings: [LateReply] = []) {
        self.runs = runs
        self.answers = answers
        self.sendings = sendings
    }

    /// Whether there is nothing to do.
    public var isEmpty: Bool { self.runs.isEmpty && self.answers.isEmpty && self.sendings.isEmpty }
}
