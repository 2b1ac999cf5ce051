// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a reader may say to a list that stands before them: `2`, `第2本`, `n`, `上一页`.
enum ListCommand: Hashable, Sendable, LosslessStringConvertible {
    /// The book with that number.
    case number(Int)
    /// The next page.
    case next
    /// The page before.
    case previous
    /// The same page again.
    case again
    /// The other editions of the book that was shown.
    case editions

    /// Other books by the author of the book that was shown.
    case author

    /// Reads a command; nil for any other text, such as `1984`.
    init?(_ text: String) {
        guard let command = CommandText(text) else { return nil }
        switch command.words {
        case "n", "更多", "下一页", "下页", "下一頁", "more", "next": self = .next
        case "p", "上一页", "上页", "上一頁", "previous": self = .previous
        case "返回", "列表": self = .again
        case "v", "版本", "其他版本": self = .editions
        case "作者", "同作者", "作者的书", "作者的其他书": self = .author
        default:
            guard let number = command.number else { return nil }
            self = .number(number)
        }
    }

    /// The command as it may be sent.
    var description: String {
        switch self {
        case .number(let number): String(number)
        case .next: "n"
        case .previous: "p"
        case .again: "返回"
        case .editions: "v"
        case .author: "作者"
        }
    }
}
