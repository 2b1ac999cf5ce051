// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What Douban, or a server that speaks nearly the same, means by an answer.
///
/// It is decided by `code`, never by `msg`, which carries addresses and keys.
enum DoubanReply {
    /// The records of a list, as they came.
    case list([JSONValue])
    /// One record.
    case book(JSONValue)
    /// There is no such book.
    case notFound

    /// Reads an answer.
    init(_ answer: SourceAnswer) throws(SourceError) {
        let json = answer.json
        if let code = json["code"].code, code != 0 {
            self = try Self.refusal(code)
        } else if answer.status == 404 {
            self = .notFound
        } else if !answer.isSuccess {
            throw .status(answer.status)
        } else if json["success"] == .bool(false) {
            self = .notFound
        } else if case .list(let records) = json["books"] {
            self = .list(records)
        } else if case .list(let records) = json {
            self = .list(records)
        } else if json["title"].exists || json["id"].exists {
            self = .book(json)
        } else {
            throw .unexpected
        }
    }

    private static func refusal(_ code: Int) throws(SourceError) -> DoubanReply {
        switch code {
        // book_not_found, and uri_not_found for a path with such an ISBN.
        case 6000, 1001: return .notFound
        case 104, 105, 108, 109, 126, 1000: throw .keyRefused(code: code)
        // need_captcha is for those who ask too much, too.
        case 111, 112, 1007: throw .rateLimited(code: code)
        default: throw .refused(code: code)
        }
    }
}
