// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes

extension HTTPRequest {
    /// The path without its query.
    var pathOnly: String {
        guard let target = self.path.map(Self.withoutOrigin) else { return "/" }
        return String(target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)])
    }

    /// The path and the query, without the question mark between them; still percent-encoded.
    ///
    /// Of a whole address (`http://host/path`, as to a proxy) it is the path of that.
    var pathAndQuery: (path: String, query: String) {
        guard let target = self.path.map(Self.withoutOrigin) else { return ("/", "") }
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (String(target), "") }
        return (String(target[..<mark]), String(target[target.utf8.index(after: mark)...]))
    }

    /// Whether the client wants the connection closed after this request.
    var closesConnection: Bool {
        guard let tokens = self.headerFields[.connection] else { return false }
        return tokens.lowercased().split(separator: ",").contains { $0.filter { $0 != " " } == "close" }
    }

    private static func withoutOrigin(_ target: String) -> Substring {
        guard target.utf8.first != UInt8(ascii: "/"), let scheme = target.firstRange(of: "://") else {
            return target[...]
        }
        let rest = target[scheme.upperBound...]
        guard let end = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
        return rest[end] == "?" ? "/" + rest[end...] : rest[end...]
    }
}
