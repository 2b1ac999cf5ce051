// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension String {
    /// Whether a key stands within this one: byte by byte, since both are folded, where `contains` looks for whole
    /// characters in all their spellings.
    func holds(_ key: String) -> Bool {
        let (text, key) = (self.utf8, key.utf8)
        guard let first = key.first else { return true }
        guard text.count >= key.count else { return false }
        var start = text.startIndex
        let last = text.index(text.endIndex, offsetBy: -key.count)
        while start <= last {
            if text[start] == first, text[start...].starts(with: key) { return true }
            start = text.index(after: start)
        }
        return false
    }
}
