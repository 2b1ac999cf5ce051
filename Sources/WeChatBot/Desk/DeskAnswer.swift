// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What the desk says to one attempt.
public struct DeskAnswer: Sendable, Equatable {
    /// How the attempt came by its answer.
    public enum Origin: String, Sendable, CaseIterable {
        /// Its push was new: the handler ran for it.
        case run
        /// The handler was running already, for an earlier attempt.
        case joined
        /// The handler had answered already.
        case remembered
        /// A late reply that waited for the user's next message.
        case pickedUp
        /// WeChat is told that all is well; the reply will reach the user by another way.
        case handedOver
        /// The user is told to send anything to fetch the reply.
        case promised
        /// The user is told that the reply they ask for isn't ready.
        case stillWorking
        /// Too much is being worked on.
        case busy
        /// WeChat is to ask again: this attempt gets no answer, and its connection is closed.
        case held
    }

    /// The reply, inside WeChat's limits.
    public let reply: Reply
    /// How the attempt came by it.
    public let origin: Origin
    /// The label of the route that answered, where it is known.
    public let route: String?
    /// To be told what became of the reply; nil where it doesn't matter.
    public let receipt: DeskReceipt?

    /// Creates an answer.
    public init(reply: Reply, origin: Origin, route: String? = nil, receipt: DeskReceipt? = nil) {
        self.reply = reply
        self.origin = origin
        self.route = route
        self.receipt = receipt
    }

    /// An attempt that gets no answer.
    static let held = DeskAnswer(reply: .nothing, origin: .held)

    /// Equal in all but the receipt.
    public static func == (left: Self, right: Self) -> Bool {
        left.reply == right.reply && left.origin == right.origin && left.route == right.route
    }
}
