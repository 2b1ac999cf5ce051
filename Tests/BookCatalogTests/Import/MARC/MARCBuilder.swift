// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Builds records of ISO 2709.
struct MARCBuilder {
    static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    var leader = "nam a22   4500"
    var encoding = String.Encoding.utf8

    /// A record of fields such as `("245", "10$a浪潮之巅 /$c吴军著.")`.
    func record(_ fields: [(String, String)]) -> [UInt8] {
        var directory: [UInt8] = []
        var body: [UInt8] = []
        for (tag, text) in fields {
            var bytes = Array(text.data(using: self.encoding) ?? Data())
            bytes = bytes.map { $0 == UInt8(ascii: "$") ? 0x1F : $0 } + [0x1E]
            directory += Array(tag.utf8) + Self.digits(bytes.count, 4) + Self.digits(body.count, 5)
            body += bytes
        }
        let base = 24 + directory.count + 1
        let kind = Array(self.leader.utf8)
        return Self.digits(base + body.count + 1, 5) + kind[..<7] + Self.digits(base, 5) + kind[7...] + directory + [
            0x1E
        ]
            + body + [0x1D]
    }

    static func digits(_ number: Int, _ count: Int) -> [UInt8] {
        let digits = Array(String(number).utf8)
        return Array(repeating: UInt8(ascii: "0"), count: count - digits.count) + digits
    }
}
