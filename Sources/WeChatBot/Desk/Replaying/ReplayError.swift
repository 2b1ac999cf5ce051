// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a dead letter can't be replayed.
public enum ReplayError: Error, Equatable, Sendable {
    /// There is neither a push to run again nor a reply to send.
    case nothingToReplay
    /// The push isn't one that can be read.
    case unreadable
    /// It was replayed before, or is being replayed.
    case alreadyReplayed
    /// Too much is being worked on.
    case busy
}
