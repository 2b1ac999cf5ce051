// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Decodes the fields of a file that is in UTF-8 or, as spreadsheets in China save it, in GB18030 or GBK.
///
/// The first block decides. Where it doesn't, the first record beyond ASCII decides for UTF-8; if it isn't, each record
/// counts alone, so that one stray byte spoils no other row.
struct TextDecoder: Sendable {
    private enum Encoding {
        case unknown, utf8, gb18030, mixed
    }

    private static let gb18030Encoding = String.Encoding(rawValue: 0x8000_0632)

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
            self.encoding = Self.isUTF8(record.bytes[...]) ? .utf8 : .mixed
        }
        switch self.encoding {
        case .unknown, .utf8: return Self.texts(record, Self.utf8)
        case .gb18030: return Self.texts(record, Self.gb18030)
        case .mixed: return Self.texts(record, Self.utf8) ?? Self.texts(record, Self.gb18030)
        }
    }

    /// Bytes as text, however they are encoded; to be shown to the operator.
    func shown(_ bytes: ArraySlice<UInt8>) -> String {
        let text = self.encoding == .gb18030 ? nil : Self.utf8(bytes.dropLast(Self.cutCount(bytes)))
        if let text { return text }
        guard self.encoding != .utf8 else { return String(decoding: bytes, as: UTF8.self) }
        // The last character may be cut.
        return (0...3).lazy.compactMap { Self.gb18030(bytes.dropLast($0)) }.first
            ?? String(decoding: bytes, as: UTF8.self)
    }

    /// How many bytes at the end are the beginning of a character of UTF-8.
    private static func cutCount(_ bytes: ArraySlice<UInt8>) -> Int {
        let tail = bytes.suffix(3)
        guard let lead = tail.lastIndex(where: { $0 >= 0xC0 }) else { return 0 }
        let size = tail[lead] >= 0xF0 ? 4 : tail[lead] >= 0xE0 ? 3 : 2
        return tail.endIndex - lead < size ? tail.endIndex - lead : 0
    }

    private static func texts(_ record: CSVRecord, _ text: (ArraySlice<UInt8>) -> String?) -> [String]? {
        let texts = record.ranges.compactMap { text(record.bytes[$0]) }
        return texts.count == record.ends.count ? texts : nil
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? { String(validating: bytes, as: UTF8.self) }

    /// Bytes of GB18030 or GBK as text; `nil` where they aren't.
    static func gb18030(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return Self.utf8(bytes) }
        return String(data: Data(bytes), encoding: Self.gb18030Encoding)
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool { Self.utf8(bytes) != nil }

    /// Whether a block is GB18030 up to a character at its end that isn't whole.
    private static func isGB18030(_ bytes: [UInt8]) -> Bool {
        (0...3).contains { String(data: Data(bytes.dropLast($0)), encoding: Self.gb18030Encoding) != nil }
    }
}
