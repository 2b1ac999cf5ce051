// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What people say without looking for a book.
///
/// It is asked only where no book is called so.
enum Courtesy {
    /// What to say to that; nil for anything else.
    static func answer(to text: String) -> String? {
        let words = text.filter { $0.isLetter || "[]".contains($0) }.lowercased()
        switch words {
        case "你好", "您好", "你好呀", "你好啊", "在吗", "嗨", "哈喽", "hi", "hello", "早", "早上好", "晚上好": return HintText.greeting
        case "谢谢", "谢谢你", "谢谢您", "多谢", "謝謝", "thanks", "thankyou", "好的", "收到", "ok": return HintText.thanks
        default: return self.isEmojiCodes(words) ? HintText.nothingAsked : nil
        }
    }

    /// Whether the text is WeChat's own emoji alone, which may arrive as `[微笑][强]`.
    private static func isEmojiCodes(_ words: String) -> Bool {
        guard words.hasPrefix("["), words.hasSuffix("]") else { return false }
        return words.dropFirst().dropLast().split(separator: "][", omittingEmptySubsequences: false)
            .allSatisfy { !$0.contains { "[]".contains($0) } }
    }
}
