// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The query of a request from WeChat: what signs it, and for a verification what to send back.
public struct PushQuery: Equatable, Sendable {
    /// SHA-1 over token, timestamp, nonce.
    public var signature: String?
    /// Decimal seconds since 1970, as text, since it is signed as text.
    public var timestamp = ""
    /// A decimal random number, as text.
    public var nonce = ""
    /// What a URL verification wants to see again.
    public var echo: String?
    /// `aes` where the body is an envelope.
    public var encryptionType: String?
    /// SHA-1 over token, timestamp, nonce and Encrypt.
    public var messageSignature: String?

    /// Creates an empty query.
    public init() {}

    /// Reads a query such as `signature=…&timestamp=…`; of a name given twice the first counts.
    public init(parsing query: String) {
        let bytes = query.utf8.span
        var start = 0
        while start < bytes.count {
            var end = start
            var equals: Int?
            while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
                if equals == nil, bytes[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            if let equals { self.take(bytes.extracting(start..<equals), bytes.extracting(equals + 1..<end)) }
            start = end + 1
        }
    }

    private mutating func take(_ name: Span<UInt8>, _ value: Span<UInt8>) {
        if Self.is(name, "signature") {
            self.signature = self.signature ?? Self.decode(value)
        } else if Self.is(name, "timestamp") {
            if self.timestamp.isEmpty { self.timestamp = Self.decode(value) }
        } else if Self.is(name, "nonce") {
            if self.nonce.isEmpty { self.nonce = Self.decode(value) }
        } else if Self.is(name, "echostr") {
            self.echo = self.echo ?? Self.decode(value)
        } else if Self.is(name, "encrypt_type") {
            self.encryptionType = self.encryptionType ?? Self.decode(value)
        } else if Self.is(name, "msg_signature") {
            self.messageSignature = self.messageSignature ?? Self.decode(value)
        }
    }

    /// Whether the request says that its body is an envelope.
    public var isEncrypted: Bool { self.encryptionType == "aes" }

    /// The timestamp as a time; nil where it isn't a decimal number.
    public var time: UnixTime? { Int64(self.timestamp).map(UnixTime.init(rawValue:)) }

    private static func `is`(_ name: Span<UInt8>, _ word: StaticString) -> Bool {
        guard name.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            for index in 0..<word.count where word[index] != name[index] { return false }
            return true
        }
    }

    private static func decode(_ bytes: Span<UInt8>) -> String {
        for index in 0..<bytes.count where bytes[index] == UInt8(ascii: "%") || bytes[index] == UInt8(ascii: "+") {
            return Self.unescape(bytes)
        }
        return bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    private static func unescape(_ bytes: Span<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = Self.digit(bytes[index + 1]),
                let low = Self.digit(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
