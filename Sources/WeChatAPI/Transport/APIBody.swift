// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// How WeChat wants its JSON written.
enum APIBody {
    /// Writes real UTF-8: WeChat takes `\u4f60` for the six characters that it is made of (40033), and `\/` for two.
    static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
