// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a reader may say about the books that they keep: `收藏`, `我的书单`, `删除 2`.
enum ShelfCommand: Hashable, Sendable, LosslessStringConvertible {
    /// Keep the book that was shown, or the one with that number in the list.
    case keep(Int?)
    /// Show the books.
    case show
    /// Let the book that was shown go, or the one with that number on the shelf.
    case drop(Int?)
    /// Delete the books that are kept for the reader, and the list that they have before them.
    case clear

    /// Reads a command; nil for any other text.
    init?(_ text: String) {
        guard let command = CommandText(text) else { return nil }
        switch command.words {
        case "收藏", "+1", "收藏这本", "收藏本书", "加入书单", "放进书单": self = .keep(nil)
        case "我的书单", "书单", "我的收藏", "收藏夹", "看书单", "我的書單", "書單": self = .show
        case "取消收藏", "移出书单": self = .drop(nil)
        case "清除", "清空", "清空书单", "清除书单", "清空收藏", "清除记录", "清除書單": self = .clear
        default:
            if let number = command.after("收藏")?.number {
                self = .keep(number)
            } else if let number = ["删除", "取消收藏", "移除", "刪除"].lazy.compactMap({ command.after($0)?.number }).first {
                self = .drop(number)
            } else {
                return nil
            }
        }
    }

    /// The command as it may be sent.
    var description: String {
        switch self {
        case .keep(let number): number.map { "收藏 \($0)" } ?? "收藏"
        case .show: "我的书单"
        case .drop(let number): number.map { "删除 \($0)" } ?? "取消收藏"
        case .clear: "清除"
        }
    }
}
