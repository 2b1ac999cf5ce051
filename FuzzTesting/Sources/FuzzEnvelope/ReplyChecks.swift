// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What must hold of replies, whatever a bot's author puts into them.
enum ReplyChecks {
    /// Cuts a text again and again, at a limit that the first byte chooses, until nothing is left.
    static func split(_ bytes: [UInt8]) {
        let limit = Int(bytes.first ?? 0) + 4
        let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        var rest = text
        var pieces: [UInt8] = []
        while !rest.isEmpty {
            let (head, tail) = TextLimit.split(rest, bytes: limit)
            precondition(!head.isEmpty, "cutting never ends")
            precondition(head.utf8.count <= limit, "a head over the limit")
            precondition(!Self.isInsideLink(head, tail, limit: limit), "a cut inside a link")
            pieces += head.utf8
            rest = String(tail)
        }
        precondition(pieces.elementsEqual(text.utf8), "the pieces aren't the text")
    }

    /// Whether a link that has room in one reply, with no other tag inside, lies on both sides of a cut.
    private static func isInsideLink(_ head: Substring, _ tail: Substring, limit: Int) -> Bool {
        let (head, tail) = (Array(head.utf8), Array(tail.utf8.prefix(limit)))
        guard let opening = head.lastIndex(of: UInt8(ascii: "<")), head[opening...].starts(with: "<a ".utf8),
            let closing = tail.firstIndex(of: UInt8(ascii: "<")), tail[closing...].starts(with: "</a>".utf8)
        else { return false }
        // An accent behind the link would belong to its last character.
        let isFree = tail.dropFirst(closing + 4).first.map { $0 < 0x80 } ?? true
        return isFree && head.count - opening + closing + 4 <= limit
    }

    /// Brings a text inside WeChat's limits.
    static func fit(_ bytes: [UInt8]) {
        let limit = Int(bytes.first ?? 0) * 4 + 4
        let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        let fitted = ReplyLimits(textBytes: limit, articles: 1).fit(.text(text))
        switch fitted.reply {
        case .text(let head):
            precondition(head.utf8.count <= limit, "a text over the limit")
            precondition((head + (fitted.rest ?? "")).utf8.elementsEqual(Self.legal(text).utf8), "something is lost")
            precondition((fitted.problem == nil) == (fitted.rest == nil), "a problem without a rest, or the reverse")
        case .nothing: precondition(fitted.problem == .empty && Self.legal(text).allSatisfy(\.isWhitespace))
        default: preconditionFailure("another reply")
        }
    }

    /// Writes a text into every field of a reply; it reads back without what XML can't carry.
    static func write(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let legal = Self.legal(text)
        let replies: [(Reply, Reply)] = [
            (.text(text), .text(legal)),
            (
                .news([Article(title: text, description: text, pictureURL: text, url: text)]),
                .news([Article(title: legal, description: legal, pictureURL: legal, url: legal)])
            ),
            (
                .transferToCustomerService(account: KfAccount(rawValue: text)),
                .transferToCustomerService(account: KfAccount(rawValue: legal))
            ),
        ]
        for (reply, expected) in replies {
            guard let xml = reply.xml(to: OpenID(rawValue: text), from: OriginalID(rawValue: text), at: 1),
                let root = try? XMLDocument(parsing: xml, limits: XMLLimits(bytes: .max)).root
            else { preconditionFailure("a reply's XML isn't read") }
            precondition(root["ToUserName"]?.text.utf8.elementsEqual(legal.utf8) == true, "another user")
            precondition(root["MsgType"]?.text == reply.messageType, "another type")
            if case .text = reply, legal.isEmpty { continue }
            precondition(Reply(root) == expected, "another reply")
        }
    }

    private static func legal(_ text: String) -> String {
        var legal = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: legal.append(scalar)
            default: break
            }
        }
        return String(legal)
    }
}
