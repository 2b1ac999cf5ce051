// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension PersonName {
    /// A name without the country before it and the duty behind it: `[日] 东野圭吾 著`.
    package static func plain(_ text: String) -> String {
        var name = text.unicodeScalars[...]
        if let first = name.first, let closing = Self.closing(first) {
            if let end = name.prefix(8).firstIndex(of: closing) { name = name[end...].dropFirst() }
        }
        guard text.utf8.contains(UInt8(ascii: " ")) else { return SearchWords.trimmed(String(name)) }
        for duty in [" 编著", " 主编", " 著", " 译", " 编", " 绘"] {
            let scalars = duty.unicodeScalars
            guard name.count > scalars.count, name.suffix(scalars.count).elementsEqual(scalars) else { continue }
            name = name.dropLast(scalars.count)
        }
        return SearchWords.trimmed(String(name))
    }

    /// The bracket that ends what another one begins.
    private static func closing(_ opening: Unicode.Scalar) -> Unicode.Scalar? {
        switch opening {
        case "[": "]"
        case "(": ")"
        case "（": "）"
        case "【": "】"
        case "〔": "〕"
        default: nil
        }
    }
}
