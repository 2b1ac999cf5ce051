// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A request of WeChat's, ready to be sent to any URL.
public struct PushRequest: Sendable, Equatable {
    /// The query without a question mark, percent-encoded.
    public private(set) var query = ""
    /// The body of a POST; nil for a GET.
    public internal(set) var body: [UInt8]?
    /// The timestamp that signs it.
    public let timestamp: String
    /// The nonce that signs it.
    public let nonce: String

    init(timestamp: String, nonce: String, body: [UInt8]?) {
        self.timestamp = timestamp
        self.nonce = nonce
        self.body = body
    }

    /// `POST` for a push, `GET` for a verification.
    public var method: String { self.body == nil ? "GET" : "POST" }

    mutating func add(_ name: String, _ value: String) {
        if !self.query.isEmpty { self.query.append("&") }
        self.query.append("\(name)=\(Self.encoded(value))")
    }

    private static func encoded(_ value: String) -> String {
        var encoded = ""
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded.append(digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)")
            }
        }
        return encoded
    }
}
