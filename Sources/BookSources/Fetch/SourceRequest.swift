// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A question to a service; its description leaves out keys and texts.
struct SourceRequest: Sendable, CustomStringConvertible, CustomReflectable {
    /// How the fields travel.
    enum Method: Sendable {
        case get, post
    }

    var base: SourceBaseURL
    /// The path below the address, from its slash on.
    var path: String
    /// The fields of the query, or of the form.
    var fields: [(name: String, value: String)] = []
    var method = Method.get
    /// Who asks.
    var userAgent = SourceRequest.userAgent

    /// The fields as they stand in an address or a form.
    var encodedFields: String {
        self.fields.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
    }

    /// The address to call.
    var url: String {
        let query = self.method == .get && !self.fields.isEmpty ? "?\(self.encodedFields)" : ""
        return self.base.description + self.path + query
    }

    /// The method alone: a path may have an ISBN in it, a query a key.
    var description: String { "SourceRequest(\(self.method))" }

    /// Hides the rest from dumps too.
    var customMirror: Mirror { Mirror(self, children: ["method": self.method]) }

    /// Leaves the characters that RFC 3986 calls unreserved as they are, and no other.
    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What we call ourselves where a service doesn't want to know more.
    static let userAgent = "swift-wechat-doumi/1.0"
}
