// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension WeChatAPIError {
    /// The IP address that WeChat saw the call come from, where it refuses that and names it (40164, 89503 …).
    ///
    /// It isn't this machine's own behind NAT or a proxy, and it is the one to enter in the list.
    public var callerAddress: String? {
        // "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist"
        guard let mark = self.message.firstRange(of: "ip ") else { return nil }
        let word = self.message[mark.upperBound...].prefix { $0.isHexDigit || $0 == "." || $0 == ":" }
        let isAddress = word.contains(".") || word.filter { $0 == ":" }.count >= 2
        return isAddress && word.count <= 45 ? String(word) : nil
    }
}
