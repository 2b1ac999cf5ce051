// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a store refuses, in the words that all stores share.
public enum DeskStoreError: Error, Equatable, Sendable {
    /// Another desk has taken the delivery or the late reply over, or brought the reply to the user, or the user has left:
    /// what this one makes of it doesn't count.
    case notOwner
    /// A state of a conversation isn't any more what the handler has read; nothing was changed.
    case statesChanged
    /// Where unfinished work is kept can't be asked now; to be tried again.
    case unavailable
}
