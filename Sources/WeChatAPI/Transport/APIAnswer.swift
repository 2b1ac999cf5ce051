// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// What came back from a call, not looked at yet.
struct APIAnswer: Sendable {
    /// What stands in every answer that says no, and in some that say yes.
    private struct Head: Decodable {
        var errcode: Int?
        var errmsg: String?
    }

    /// The HTTP status; WeChat answers 200 to errors as well, so a good one says nothing, and another one isn't WeChat's.
    var status: Int
    /// The bytes.
    var body: Data

    /// Finds out whether it says yes or no.
    ///
    /// - Parameters:
    ///   - needsVerdict: Whether only an `errcode` of 0 says yes; else the value that is read next has to be there.
    ///   - secrets: What is blotted out, should WeChat repeat it.
    /// - Throws: ``WeChatClientError/refused(_:)``, ``WeChatClientError/unreadable(_:)``.
    func check(needsVerdict: Bool, hiding secrets: [String]) throws(WeChatClientError) {
        let head: Head
        do {
            head = try JSONDecoder().decode(Head.self, from: self.body)
        } catch {
            let first = self.body.first { $0 > 0x20 }
            throw .unreadable(
                first == UInt8(ascii: "<") ? .markup(status: self.status) : .notJSON(status: self.status)
            )
        }
        if let code = head.errcode, code != 0 {
            throw .refused(WeChatAPIError(code: code, errmsg: head.errmsg ?? "", hiding: secrets))
        }
        // A gateway's JSON is as little an answer of WeChat's as its page is.
        guard (200...299).contains(self.status) else { throw .unreadable(.failure(status: self.status)) }
        guard head.errcode == 0 || !needsVerdict else { throw .unreadable(.unexpected) }
    }

    /// Reads the value in an answer that was checked.
    func value<Value: Decodable>(_ type: Value.Type) throws(WeChatClientError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: self.body)
        } catch {
            throw .unreadable(.unexpected)
        }
    }
}
