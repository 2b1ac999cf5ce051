// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import CBookData

/// What is known of each Chinese character: its simplified form and how it is read.
///
/// Read once from the table in the binary (`script/han-table` makes it), since ICU takes 60 µs for a title.
struct HanTable: Sendable {
    /// The characters that the table covers: Extension A, the hexagrams between, and the Unified Ideographs.
    static let characters: ClosedRange<UInt32> = 0x3400...0x9FFF

    static let shared = HanTable(
        UnsafeBufferPointer(start: han_table(), count: han_table_count())
    )

    /// For each character its simplified form, 0 where that is the character itself.
    private var simplifiedForms: [UInt16]
    /// For each character the place of its first reading in `syllables`, 0 where it has none.
    private var firstReadings: [UInt16]
    /// The other readings of those few that need them.
    private var otherReadings: [UInt16: [UInt16]] = [:]
    private var syllables: [String] = [""]

    private init(_ table: UnsafeBufferPointer<UInt8>) {
        self.simplifiedForms = Array(repeating: 0, count: Self.characters.count)
        self.firstReadings = Array(repeating: 0, count: Self.characters.count)
        for line in table.split(separator: UInt8(ascii: "\n")) {
            switch line.first {
            case UInt8(ascii: "#"), nil: continue
            case UInt8(ascii: "="): self.addSimplified(line.dropFirst())
            case UInt8(ascii: "+"): self.addReading(line.dropFirst(), isFirst: false)
            default: self.addReading(line, isFirst: true)
            }
        }
    }

    /// The simplified form of a character; the character itself where there is no other.
    func simplified(_ value: UInt32) -> UInt32 {
        let form = self.simplifiedForms[Int(value - 0x3400)]
        return form == 0 ? value : UInt32(form)
    }

    /// How a character is read, the most usual first: toneless, in lower case, ü as v.
    func readings(_ value: UInt32) -> [String] {
        guard Self.characters.contains(value) else { return [] }
        let first = self.firstReadings[Int(value - 0x3400)]
        guard first != 0 else { return [] }
        let others = self.otherReadings[UInt16(value)] ?? []
        return others.isEmpty ? [self.syllables[Int(first)]] : ([first] + others).map { self.syllables[Int($0)] }
    }

    private mutating func addSimplified(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
        let characters = Self.decode(line)
        guard let simplified = characters.first else { return }
        for traditional in characters.dropFirst() { self.simplifiedForms[Int(traditional) - 0x3400] = simplified }
    }

    private mutating func addReading(_ line: Slice<UnsafeBufferPointer<UInt8>>, isFirst: Bool) {
        guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return }
        let syllable = UInt16(self.syllables.count)
        self.syllables.append(String(decoding: line[..<space], as: UTF8.self))
        for character in Self.decode(line[space...].dropFirst()) {
            if isFirst {
                self.firstReadings[Int(character) - 0x3400] = syllable
            } else {
                self.otherReadings[character, default: []].append(syllable)
            }
        }
    }

    /// Every character of the table takes three bytes of UTF-8.
    private static func decode(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt16] {
        var characters: [UInt16] = []
        characters.reserveCapacity(bytes.count / 3)
        var index = bytes.startIndex
        while index + 2 < bytes.endIndex {
            let high = UInt16(bytes[index] & 0x0F) << 12
            let middle = UInt16(bytes[index + 1] & 0x3F) << 6
            let character = high | middle | UInt16(bytes[index + 2] & 0x3F)
            if Self.characters.contains(UInt32(character)) { characters.append(character) }
            index += 3
        }
        return characters
    }
}
