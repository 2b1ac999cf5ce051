// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A conversation's state as a store keeps it.
public struct StoredState: Equatable, Sendable {
    /// The state, JSON in UTF-8.
    public var data: [UInt8]
    /// From when on it counts as ended.
    public var expires: UnixTime

    /// Creates a stored state.
    public init(data: [UInt8], expires: UnixTime) {
        self.data = data
        self.expires = expires
    }
}

extension [String: StoredState] {
    /// Whether these states are still what somebody has read; nil there stands for none.
    package func agrees(with read: [String: StoredState?]) -> Bool { read.allSatisfy { self[$0.key] == $0.value } }
}
