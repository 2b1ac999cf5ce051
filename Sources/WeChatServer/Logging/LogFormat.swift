// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a line of the log looks like.
public enum LogFormat: String, Sendable, CaseIterable {
    /// For people: time, level, label, message, and the metadata as `key=value`.
    case text
    /// For programs: one JSON object.
    case json
}
