// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A link within a text that, when it is tapped, sends words as if the reader had typed them.
enum QuickReply {
    /// The link; the label is taken as it is.
    static func link(_ label: String, sending words: String? = nil) -> String {
        "<a href=\"weixin://bizmsgmenu?msgmenucontent=\(Self.encoded(words ?? label))&msgmenuid=1\">\(label)</a>"
    }

    /// Chinese stays as it is, as everybody writes it there; what has a meaning in an address is encoded.
    private static func encoded(_ words: String) -> String {
        words.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "0"..."9", "A"..."Z", "a"..."z", "-", ".", "_", "~": result.unicodeScalars.append(scalar)
            default:
                if scalar.isASCII {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    result += digits.count < 2 ? "%0\(digits)" : "%\(digits)"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
    }
}
