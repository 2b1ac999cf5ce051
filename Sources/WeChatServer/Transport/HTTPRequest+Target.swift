// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes

extension HTTPRequest {
    /// The path without its query.
    var pathOnly: String { self.pathAndQuery.path }

    /// The path and the query, without the question mark between them; still percent-encoded.
    var pathAndQuery: (path: String, query: String) {
        guard let target = self.path else { return ("/", "") }
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target, "") }
        return (String(target[..<mark]), String(target[target.utf8.index(after: mark)...]))
    }
}
