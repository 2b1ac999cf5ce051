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
    public init(parsing query: some StringProtocol) {
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard end != pair.endIndex else { continue }
            let value = pair[pair.index(after: end)...]
            switch pair[..<end].count {
            case 9 where Self.is("signature", pair[..<end]): self.signature = self.signature ?? Self.decode(value)
            case 9 where Self.is("timestamp", pair[..<end]) && self.timestamp.isEmpty:
                self.timestamp = Self.decode(value)
            case 5 where Self.is("nonce", pair[..<end]) && self.nonce.isEmpty: self.nonce = Self.decode(value)
            case 7 where Self.is("echostr", pair[..<end]): self.echo = self.echo ?? Self.decode(value)
            case 12 where Self.is("encrypt_type", pair[..<end]):
                self.encryptionType = self.encryptionType ?? Self.decode(value)
            case 13 where Self.is("msg_signature", pair[..<end]):
                self.messageSignature = self.messageSignature ?? Self.decode(value)
            default: break
            }
        }
    }

    /// Whether the request says that its body is an envelope.
    public var isEncrypted: Bool { self.encryptionType == "aes" }

    /// The timestamp as a time; nil where it isn't a decimal number.
    public var time: UnixTime? { Int64(self.timestamp).map(UnixTime.init(rawValue:)) }

    private static func `is`(_ name: StaticString, _ bytes: some Collection<UInt8>) -> Bool {
        name.withUTF8Buffer { $0.elementsEqual(bytes) }
    }

    private static func decode(_ bytes: some Collection<UInt8>) -> String {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var decoded: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(Self.digit),
                let low = rest.dropFirst().first.flatMap(Self.digit)
            {
                decoded.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
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
