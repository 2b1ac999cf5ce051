// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What came instead of an answer of WeChat's; holds nothing of its text.
public enum UnreadableAnswer: Hashable, Sendable, CustomStringConvertible {
    /// A redirect, which isn't followed: the address that it names would get the token.
    case redirect(status: Int)
    /// HTML or XML, as proxies and gateways answer.
    case markup(status: Int)
    /// No JSON object, or half of one.
    case notJSON(status: Int)
    /// A JSON object without an error of WeChat's, under an HTTP status that is one.
    case failure(status: Int)
    /// A JSON object without what should stand in it.
    case unexpected
    /// More bytes than a client takes.
    case tooLong(limit: Int)

    /// What came, in words.
    public var description: String {
        switch self {
        case .redirect(let status): "a redirect (HTTP \(status)), which isn't followed"
        case .markup(let status): "a page instead of JSON (HTTP \(status))"
        case .notJSON(let status): "no whole JSON (HTTP \(status))"
        case .failure(let status): "JSON that isn't WeChat's (HTTP \(status))"
        case .unexpected: "JSON that isn't an answer to this call"
        case .tooLong(let limit): "more than \(limit) bytes"
        }
    }
}
