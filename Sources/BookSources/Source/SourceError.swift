// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What kept a source from answering, in words without addresses, keys and readers' texts.
public enum SourceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No connection could be made.
    case unreachable
    /// No encrypted connection could be made.
    case tls
    /// It took too long.
    case timeout
    /// The connection was closed before the answer was whole.
    case closed
    /// A redirect, which isn't followed: where it leads is somebody else's decision.
    case redirect(status: Int)
    /// A page or something else instead of JSON, under this HTTP status.
    case notJSON(status: Int)
    /// More bytes than are taken, or lists within lists without end.
    case tooLong
    /// An HTTP status that says no, without a code of the service's own.
    case status(Int)
    /// JSON that isn't an answer to the question.
    case unexpected
    /// The service says no, under a code of its own.
    case refused(code: Int)
    /// The service doesn't take the key, or wants one.
    case keyRefused(code: Int)
    /// The service was asked too often.
    case rateLimited(code: Int)
    /// It isn't asked for a while, since it failed before.
    case resting
    /// It isn't asked so often.
    case busy
    /// Whoever asked has given up.
    case cancelled
    /// An error of a source of somebody's own.
    case other

    /// The reason on one line.
    public var description: String {
        switch self {
        case .unreachable: "no connection could be made"
        case .tls: "no encrypted connection could be made"
        case .timeout: "it took too long"
        case .closed: "the connection was closed before the answer was whole"
        case .redirect(let status): "a redirect (HTTP \(status)), which isn't followed"
        case .notJSON(let status): "no whole JSON (HTTP \(status))"
        case .tooLong: "a longer answer than is taken"
        case .status(let status): "HTTP \(status)"
        case .unexpected: "JSON that isn't an answer to the question"
        case .refused(let code): "the service says no (\(code))"
        case .keyRefused(let code): "the key isn't taken (\(code))"
        case .rateLimited(let code): "asked too often (\(code))"
        case .resting: "it rests after failures"
        case .busy: "it isn't asked so often"
        case .cancelled: "cancelled"
        case .other: "an error of its own"
        }
    }
}
