// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a cover that a catalogue names couldn't be had.
public enum CoverFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its address leads to a server that isn't one of the allowed ones.
    case hostNotAllowed
    /// The server answered with another status than 200; also with one that leads elsewhere.
    case status(Int)
    /// It is larger than ``CoverPicture/limit``.
    case tooLarge
    /// What came is no picture.
    case notAPicture
    /// The connection ended before the picture did.
    case incomplete
    /// It took too long.
    case timeout
    /// The server couldn't be reached.
    case unreachable
    /// Too many others are waiting for a picture.
    case busy
    /// Whoever asked has gone.
    case cancelled

    /// How long it is no use to ask again; nil where the next asker may try at once.
    var pause: Duration? {
        switch self {
        case .status(404), .status(410): .seconds(86_400)
        case .tooLarge, .notAPicture: .seconds(6 * 3600)
        case .hostNotAllowed, .status(300...499): .seconds(3600)
        case .status, .incomplete, .timeout, .unreachable: .seconds(300)
        case .busy, .cancelled: nil
        }
    }

    /// What to tell the operator.
    public var description: String {
        switch self {
        case .hostNotAllowed: "its server isn't one that covers are fetched from"
        case .status(let status): "the server answered \(status)"
        case .tooLarge: "it is larger than 2 MiB"
        case .notAPicture: "what came is no picture"
        case .incomplete: "the connection ended in the middle"
        case .timeout: "it took too long"
        case .unreachable: "the server can't be reached"
        case .busy: "too many covers are being fetched"
        case .cancelled: "nobody waits for it any more"
        }
    }
}
