// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Decodes the fields of a file that is in UTF-8 or, as spreadsheets in China save it, in GB18030 or GBK.
///
/// The first block decides; where it is plain ASCII, the first record that isn't.
struct TextDecoder: Sendable {
    private enum Encoding {
        case unknown, utf8, gb18030
    }

    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

    private var encoding = Encoding.unknown

    /// Looks at the first block of a file.
    mutating func look(at block: Span<UInt8>) {
        let bytes = block.withUnsafeBufferPointer { Array($0) }
        // Too little says nothing: it may be half a character.
        guard bytes.count >= 1 << 10, let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return }
        // A block may end within a character.
        let isUTF8 = (0...3).contains { first < bytes.count - $0 && Self.isUTF8(bytes[first..<bytes.count - $0]) }
        self.encoding = isUTF8 ? .utf8 : Self.isGB18030(bytes) ? .gb18030 : .unknown
    }

    /// The fields as text; `nil` if they aren't in the file's encoding.
    mutating func decode(_ record: CSVRecord) -> [String]? {
        if self.encoding == .unknown, record.bytes.contains(where: { $0 >= 0x80 }) {
            self.encoding = Self.isUTF8(record.bytes[...]) ? .utf8 : .gb18030
        }
        let texts = record.ranges.compactMap { self.text(record.bytes[$0]) }
        return texts.count == record.ends.count ? texts : nil
    }

    /// Bytes as text, however they are encoded; to be shown to the operator.
    func shown(_ bytes: [UInt8]) -> String {
        self.text(bytes[...]) ?? String(decoding: bytes, as: UTF8.self)
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String? {
        guard self.encoding == .gb18030, bytes.contains(where: { $0 >= 0x80 }) else {
            return String(validating: bytes, as: UTF8.self)
        }
        return String(data: Data(bytes), encoding: Self.gb18030)
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// Whether a block is GB18030 up to a character at its end that isn't whole.
    private static func isGB18030(_ bytes: [UInt8]) -> Bool {
        (0...3).contains { String(data: Data(bytes.dropLast($0)), encoding: Self.gb18030) != nil }
    }
}
