// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What WeChat's API says when it refuses a call; holds no token and no secret.
///
/// [返回码](https://developers.weixin.qq.com/doc/service/guide/dev/return_code.html)
public struct WeChatAPIError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number (`errcode`).
    public var code: Code
    /// WeChat's words (`errmsg`), on one line and without the `rid`.
    public var message: String
    /// WeChat's id of the request, with which its support, and `/cgi-bin/openapi/rid/get`, find it for seven days.
    public var rid: String?

    /// The most characters of WeChat's words that are kept.
    private static let messageLimit = 300

    /// Creates an error.
    public init(code: Code, message: String, rid: String? = nil) {
        self.code = code
        self.message = message
        self.rid = rid
    }

    /// Takes an answer apart.
    ///
    /// - Parameters:
    ///   - code: `errcode`.
    ///   - errmsg: `errmsg`.
    ///   - secrets: What is blotted out, should WeChat repeat it.
    init(code: Int, errmsg: String, hiding secrets: [String] = []) {
        var message = errmsg
        for secret in secrets where !secret.isEmpty { message.replace(secret, with: "…") }
        message = String(message.map { $0.isNewline || $0 == "\0" ? " " : $0 })
        var rid: String?
        if let mark = message.ranges(of: "rid: ").last {
            let tail = message[mark.upperBound...]
            if !tail.isEmpty, tail.utf8.count <= 64, tail.utf8.allSatisfy({ Self.isInRID($0) }) {
                rid = String(tail)
                message = String(message[..<mark.lowerBound])
            }
        }
        while message.last?.isWhitespace == true || message.last == "," { message.removeLast() }
        self.init(code: Code(rawValue: code), message: String(message.prefix(Self.messageLimit)), rid: rid)
    }

    /// What to do about it, in words; nil for a code that isn't known here.
    public var advice: String? { self.code.advice }

    /// The number, WeChat's words, the request's id, and what to do.
    public var description: String {
        var text = "WeChat error \(self.code.rawValue)"
        if !self.message.isEmpty { text += ": \(self.message)" }
        if let rid = self.rid { text += " (rid \(rid))" }
        if let advice = self.advice { text += "; \(advice)" }
        return text
    }

    private static func isInRID(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
}
