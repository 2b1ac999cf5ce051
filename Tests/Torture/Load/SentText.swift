// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A customer-service message that is a text.
struct SentText: Decodable {
    struct Content: Decodable {
        let content: String
    }

    let text: Content

    init?(_ body: String) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(body.utf8)) else { return nil }
        self = read
    }
}
