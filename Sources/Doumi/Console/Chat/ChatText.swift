// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A reply's text as WeChat shows it: words, links, and links that say something when they are tapped.
struct ChatText {
    /// A piece of a text.
    struct Segment: Equatable {
        let text: String
        /// What a tap says (`weixin://bizmsgmenu`).
        var says: String?
        /// Where a tap leads: http or https, nothing else.
        var url: String?
    }

    /// The pieces in their order.
    let segments: [Segment]

    /// Reads a text with WeChat's only tag, `<a href="…">`; whatever isn't one is text.
    init(_ text: String) {
        var segments: [Segment] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "<a "), let tagEnd = rest[open.upperBound...].firstIndex(of: ">"),
            let close = rest[tagEnd...].firstRange(of: "</a>")
        {
            if open.lowerBound > rest.startIndex { segments.append(Segment(text: String(rest[..<open.lowerBound]))) }
            let label = String(rest[tagEnd...].dropFirst().prefix(upTo: close.lowerBound))
            let address = Self.address(in: rest[open.upperBound..<tagEnd])
            segments.append(
                Segment(text: label, says: Self.words(in: address), url: Self.isPage(address) ? address : nil)
            )
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { segments.append(Segment(text: String(rest))) }
        self.segments = segments
    }

    /// Whether an address leads to a page, and isn't a script.
    static func isPage(_ address: String) -> Bool {
        let address = address.lowercased()
        return address.hasPrefix("https://") || address.hasPrefix("http://")
    }

    private static func address(in attributes: Substring) -> String {
        guard let start = attributes.firstRange(of: "href=\"") else { return "" }
        return String(attributes[start.upperBound...].prefix { $0 != "\"" })
    }

    private static func words(in address: String) -> String? {
        guard address.hasPrefix("weixin://bizmsgmenu?"), let start = address.firstRange(of: "msgmenucontent=") else {
            return nil
        }
        return Self.decoded(address[start.upperBound...].prefix { $0 != "&" })
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            else {
                bytes.append(byte)
                continue
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
