// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import WeChatProtocol

/// What is said about the sources under an answer.
enum SourceText {
    /// The line; nil where there is nothing to say.
    static func line(_ finding: BookFinding) -> String? {
        let age = finding.stale.map { "这是 \($0) 的资料，" } ?? ""
        if !finding.pending.isEmpty { return "\(age)还在问\(self.spaced(finding.pending))，找到了再告诉你。" }
        guard !finding.silent.isEmpty else { return nil }
        return "\(age)\(self.list(finding.silent))现在没有回答，过一会儿可以再试。"
    }

    /// The names with a space behind them where a Chinese word follows a Latin one.
    private static func list(_ titles: [String]) -> String {
        let text = titles.joined(separator: "、")
        return text.last?.isASCII == true ? "\(text) " : text
    }

    /// The names with a space before them where a Latin word follows a Chinese one.
    private static func spaced(_ titles: [String]) -> String {
        let text = titles.joined(separator: "、")
        return text.first?.isASCII == true ? " \(text)" : text
    }
}

extension Reply {
    /// The reply with one more line at its end.
    func adding(_ line: String?) -> Reply {
        guard let line else { return self }
        switch self {
        case .text(let text): return .text("\(text)\n\(line)")
        case .news(var articles) where articles.count == 1:
            articles[0].description += (articles[0].description.isEmpty ? "" : "\n") + line
            return .news(articles)
        default: return self
        }
    }
}
