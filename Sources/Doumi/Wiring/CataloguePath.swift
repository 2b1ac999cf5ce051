// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Where the catalogue of a database stands: beside it.
enum CataloguePath {
    /// `doumi-books.db` for `doumi.db`; where that is a link, beside the file that it leads to.
    static func beside(_ database: String) -> String {
        let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: database)) != nil
        let path = isLink ? URL(filePath: database).resolvingSymlinksInPath().path(percentEncoded: false) : database
        let name = path.lastIndex(of: "/").map { path[$0...].dropFirst() } ?? path[...]
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(path)-books" }
        return "\(path[..<dot])-books\(path[dot...])"
    }
}
