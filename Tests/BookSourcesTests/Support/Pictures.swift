// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources

/// Bytes that begin as pictures do, of any length.
enum Pictures {
    static let jpegStart: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]

    static func jpeg(_ count: Int = 1000, filling: UInt8 = 0) throws -> CoverPicture {
        let picture = CoverPicture(Self.jpegStart + Array(repeating: filling, count: count - Self.jpegStart.count))
        guard let picture else { throw CoverFailure.notAPicture }
        return picture
    }

    /// Some book's ISBN; another one for each number from 0 to 999.
    static func isbn(_ number: Int) throws -> ISBN {
        let digits = 978_712_113_000 + number
        for check in 0...9 { if let isbn = ISBN(number: digits * 10 + check) { return isbn } }
        throw CoverFailure.notAPicture
    }
}
