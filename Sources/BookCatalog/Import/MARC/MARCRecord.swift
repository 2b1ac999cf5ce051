// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The fields of a record of ISO 2709, as text.
struct MARCRecord {
    /// Nobody reads more names of authors, or of translators, than these.
    static let mostNames = 50

    private(set) var fields: [MARCField] = []

    private static let fieldEnd: UInt8 = 0x1E
    private static let delimiter: UInt8 = 0x1F
    private static let escape: UInt8 = 0x1B

    /// What $6 says: `245-01/$1` is the field, which of the linked ones it is, and the script.
    private struct Link: Hashable {
        let tag: String
        let number: String

        init(tag: String, number: String) {
            self.tag = tag
            self.number = number
        }

        init?(_ field: MARCField) {
            guard let parts = field["6"]?.split(whereSeparator: { "-/".contains($0) }), parts.count > 1 else {
                return nil
            }
            self.init(tag: String(parts[0]), number: String(parts[1]))
        }
    }

    /// Reads a record.
    ///
    /// - Parameter bytes: The record with its leader and its terminator.
    /// - Throws: ``RejectedRow/Reason``.
    init(_ bytes: [UInt8]) throws(RejectedRow.Reason) {
        guard let leader = MARCLeader(bytes[...]) else { throw .notMARC }
        let ranges = try Self.directory(bytes, leader)
        guard leader.isBook else { throw .notBook }
        // Chinese libraries' records have a title in 200, all others in 245.
        let isUNIMARC = ranges.contains { $0.tag == "200" } && !ranges.contains { $0.tag == "245" }
        let decode = try Self.decoder(bytes[leader.base...], leader, isUNIMARC: isUNIMARC)
        for (tag, range) in ranges {
            guard let field = Self.field(tag, bytes[range], decode) else { throw .unreadableText }
            self.fields.append(field)
        }
        self.preferVernacular()
    }

    /// All fields with a tag.
    func all(_ tags: String...) -> [MARCField] { self.fields.filter { tags.contains($0.tag) } }

    /// The first field with a tag.
    subscript(tag: String) -> MARCField? { self.fields.first { $0.tag == tag } }

    /// What the record is called, in whatever library: `(DLC)15418259`, as MARC writes such numbers itself.
    ///
    /// - Parameter library: The code of the library whose number it has; the number alone is one of many with the same.
    /// - Returns: `nil` where the record has no number, or no library.
    func name(in library: String?) -> String? {
        let parts = [library, self["001"]?.text].compactMap { $0.map(SearchWords.trimmed) }.filter { !$0.isEmpty }
        return parts.count == 2 ? "(\(parts[0]))\(parts[1])" : nil
    }

    /// Twelve bytes a field: tag, length, place.
    ///
    /// Fields may not share bytes, since then a small record would be a huge one.
    private static func directory(
        _ bytes: [UInt8],
        _ leader: MARCLeader
    ) throws(RejectedRow.Reason) -> [(tag: String, range: Range<Int>)] {
        let size = leader.base - 1 - MARCLeader.size
        guard size > 0, size % 12 == 0, leader.base < bytes.count, bytes[leader.base - 1] == Self.fieldEnd else {
            throw .marcDirectory
        }
        var fields: [(String, Range<Int>)] = []
        var room = bytes.count - leader.base
        for entry in stride(from: MARCLeader.size, to: leader.base - 1, by: 12) {
            guard let length = MARCLeader.number(bytes[entry + 3..<entry + 7]), length > 0,
                let place = MARCLeader.number(bytes[entry + 7..<entry + 12]),
                leader.base + place + length < bytes.count, length <= room,
                bytes[leader.base + place + length - 1] == Self.fieldEnd
            else { throw .marcDirectory }
            room -= length
            let start = leader.base + place
            fields.append((String(decoding: bytes[entry..<entry + 3], as: UTF8.self), start..<start + length - 1))
        }
        return fields
    }

    /// How the bytes of a record become text.
    private static func decoder(
        _ bytes: ArraySlice<UInt8>,
        _ leader: MARCLeader,
        isUNIMARC: Bool
    ) throws(RejectedRow.Reason) -> (ArraySlice<UInt8>) -> String? {
        let utf8: (ArraySlice<UInt8>) -> String? = { String(validating: $0, as: UTF8.self) }
        // MARC-8 changes its character sets by escapes, and is ASCII without them.
        if !isUNIMARC, !leader.isUTF8, bytes.contains(Self.escape) { throw .marc8 }
        if utf8(bytes) != nil { return utf8 }
        if isUNIMARC { return TextDecoder.gb18030 }
        throw leader.isUTF8 ? .unreadableText : .marc8
    }

    private static func field(
        _ tag: String,
        _ bytes: ArraySlice<UInt8>,
        _ decode: (ArraySlice<UInt8>) -> String?
    ) -> MARCField? {
        let parts = bytes.split(separator: Self.delimiter, omittingEmptySubsequences: false)
        guard let first = parts.first, let head = decode(first) else { return nil }
        var subfields: [(Character, String)] = []
        for part in parts.dropFirst() {
            guard let code = part.first else { continue }
            guard code < 0x80, let text = decode(part.dropFirst()) else { return nil }
            subfields.append((Character(Unicode.Scalar(code)), text))
        }
        return MARCField(tag: tag, kind: head.dropFirst().first ?? " ", text: head, subfields: subfields)
    }

    /// MARC 21 has names and titles in Latin letters, and as they are printed in fields 880 that are linked to these; puts
    /// the latter in the place of the former.
    private mutating func preferVernacular() {
        let vernacular = self.fields.filter { $0.tag == "880" }
        guard !vernacular.isEmpty else { return }
        self.fields.removeAll { $0.tag == "880" }
        var places: [Link: Int] = [:]
        for (place, field) in self.fields.enumerated() {
            guard let link = Link(field), link.tag == "880" else { continue }
            let key = Link(tag: field.tag, number: link.number)
            if places[key] == nil { places[key] = place }
        }
        for var field in vernacular {
            guard let link = Link(field) else { continue }
            field.tag = link.tag
            if let place = places.removeValue(forKey: link) {
                self.fields[place] = field
            } else {
                self.fields.append(field)
            }
        }
    }
}
