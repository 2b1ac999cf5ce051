// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Decodes the fields of a file that is in UTF-8 or, as spreadsheets in China save it, in GB18030 or GBK.
///
/// The first record that isn't UTF-8 decides for all that follow it.
struct TextDecoder {
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    private var isUTF8 = true

    /// The fields as text; `nil` if they are in neither encoding.
    mutating func decode(_ fields: [[UInt8]]) -> [String]? {
        if self.isUTF8 {
            let texts = fields.compactMap { String(validating: $0, as: UTF8.self) }
            if texts.count == fields.count { return texts }
            self.isUTF8 = false
        }
        let texts = fields.compactMap { field in
            field.allSatisfy { $0 < 0x80 }
                ? String(decoding: field, as: UTF8.self) : String(data: Data(field), encoding: Self.gb18030)
        }
        return texts.count == fields.count ? texts : nil
    }
}
