// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// One call of WeChat's API, before it has a token; its description leaves out what could be secret.
struct APICall: Sendable, CustomStringConvertible, CustomReflectable {
    /// When a call may be made again after it failed.
    enum Repetition: Sendable {
        /// It changes nothing, or the same twice: after any passing trouble.
        case always
        /// Twice would be seen: only where WeChat says that it was too busy, and once.
        case onceWhenBusy
        /// Not at all.
        case never
    }

    /// The path, from `/cgi-bin` on.
    var path: String
    /// What stands in the query, beside the token.
    var query: [(name: String, value: String)] = []
    /// The JSON that is posted; nil makes it a GET.
    var body: Data?
    /// When it may be made again.
    var repetition: Repetition
    /// Whether it is made for its verdict alone, so that an answer without an `errcode` doesn't say yes.
    var needsVerdict = false

    /// A call without a body.
    static func get(_ path: String) -> APICall { APICall(path: path, repetition: .always) }

    /// A call with a value as its body.
    static func post(_ path: String, _ body: some Encodable, _ repetition: Repetition) throws(WeChatClientError) -> Self
    {
        do {
            return APICall(path: path, body: try APIBody.encoder().encode(body), repetition: repetition)
        } catch {
            throw .unencodable
        }
    }

    /// The same call with one more item in its query.
    func adding(_ name: String, _ value: String) -> APICall {
        var call = self
        call.query.append((name, value))
        return call
    }

    /// The address to call.
    func url(base: APIBaseURL) -> String {
        let items = self.query.map { "\($0.name)=\(Self.escaped($0.value))" }
        return base.description + self.path + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    }

    /// The method and the path.
    var description: String { "\(self.body == nil ? "GET" : "POST") \(self.path)" }

    /// Hides query and body from dumps too.
    var customMirror: Mirror { Mirror(self, children: ["description": self.description]) }

    /// Leaves the characters that RFC 3986 calls unreserved as they are, and no other.
    private static func escaped(_ text: String) -> String {
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
}
