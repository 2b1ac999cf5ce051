// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Texts with WeChat's links in them, for where links can't be tapped, such as a terminal.
public enum PlainText {
    /// The text with each `<a href="…">words</a>` as its words, followed by the address where it leads to a page.
    public static func rendering(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "<a "), let tagEnd = rest[open.upperBound...].firstIndex(of: ">"),
            let close = rest[tagEnd...].firstRange(of: "</a>")
        {
            let label = rest[tagEnd...].dropFirst().prefix(upTo: close.lowerBound)
            result += rest[..<open.lowerBound] + label
            let address = Self.address(in: rest[open.upperBound..<tagEnd])
            if address.hasPrefix("http"), address != label { result += "（\(address)）" }
            rest = rest[close.upperBound...]
        }
        return result + rest
    }

    /// A reply as a few lines; a card as its title, its description and its address.
    public static func rendering(_ reply: Reply) -> String {
        switch reply {
        case .text(let text): self.rendering(text)
        case .news(let articles):
            articles.map { [$0.title, $0.description, $0.url].filter { !$0.isEmpty }.joined(separator: "\n") }
                .joined(separator: "\n\n")
        case .image: "[图片]"
        case .voice: "[语音]"
        case .video(let video): ["[视频]", video.title].compactMap(\.self).joined(separator: " ")
        case .music(let music): ["[音乐]", music.title].compactMap(\.self).joined(separator: " ")
        case .transferToCustomerService, .transferToAI, .nothing: ""
        }
    }

    private static func address(in attributes: Substring) -> Substring {
        guard let start = attributes.firstRange(of: "href=\"") else { return "" }
        return attributes[start.upperBound...].prefix { $0 != "\"" }
    }
}
