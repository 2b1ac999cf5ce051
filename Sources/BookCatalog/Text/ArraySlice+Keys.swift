// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ArraySlice<UInt8> {
    /// Whether a key stands within this one, byte by byte, since both are folded.
    func holds(_ key: [UInt8]) -> Bool {
        guard let first = key.first else { return true }
        guard self.count >= key.count else { return false }
        var start = self.startIndex
        let last = self.endIndex - key.count
        while start <= last {
            if self[start] == first, self[start...].starts(with: key) { return true }
            start += 1
        }
        return false
    }
}
