// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What is wrong with a request on purpose, to see that a server refuses it.
public struct Forgery: Sendable, Equatable {
    /// This signature instead of the right one; leave it nil for the right one.
    public var signature: String?
    /// This `msg_signature` instead of the right one.
    public var messageSignature: String?
    /// This timestamp, rightly signed, instead of the present time.
    public var timestamp: String?
    /// Seconds by which the timestamp differs from the clock: negative for an old request.
    public var clockOffset: Int64 = 0
    /// This nonce instead of a random one.
    public var nonce: String?

    /// Creates one that changes nothing.
    public init() {}

    /// The timestamp and the nonce of a request.
    func stamp(at now: UnixTime) -> (timestamp: String, nonce: String) {
        (
            self.timestamp ?? String(now.rawValue &+ self.clockOffset),
            self.nonce ?? String(UInt32.random(in: 100_000_000...4_294_967_295))
        )
    }
}
