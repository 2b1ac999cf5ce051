// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How a folded text is read aloud, as letters that can be typed.
struct Pinyin: Hashable, Sendable {
    /// All syllables: `langchaozhidian`.
    var full: String
    /// The first letters: `lczd`.
    var initials: String

    /// The ways to read a text, the most usual first, at most four; none if it has no Chinese character.
    ///
    /// Words between the characters stand as they are, so 嫌疑人X的献身 is `xianyirenxdexianshen`.
    static func readings(of text: FoldedText, in range: Range<Int>? = nil) -> [Pinyin] {
        var readings = [Pinyin(full: "", initials: "")]
        var isSpoken = false
        for run in text.runs {
            let runRange = range.map { run.range.clamped(to: $0) } ?? run.range
            guard !runRange.isEmpty else { continue }
            if run.isHan {
                for value in text.scalars[runRange] {
                    let syllables = HanTable.shared.readings(value)
                    guard !syllables.isEmpty else { continue }
                    isSpoken = true
                    readings = Self.extend(readings, by: syllables)
                }
            } else {
                let word = text.string(runRange)
                readings = readings.map { Pinyin(full: $0.full + word, initials: $0.initials + word) }
            }
        }
        return isSpoken ? readings : []
    }

    /// The ways to read a text of which nothing is known but its characters, without the spaces in it.
    static func readings(ofKey scalars: [UInt32]) -> [Pinyin] {
        var readings = [Pinyin(full: "", initials: "")]
        var isSpoken = false
        for value in scalars {
            let syllables = HanTable.shared.readings(value)
            if !syllables.isEmpty {
                isSpoken = true
                readings = Self.extend(readings, by: syllables)
            } else if let scalar = Unicode.Scalar(value), case .word = ScalarClass(compatible: scalar) {
                let letter = String(Character(scalar))
                readings = readings.map { Pinyin(full: $0.full + letter, initials: $0.initials + letter) }
            }
        }
        return isSpoken ? readings : []
    }

    private static func extend(_ readings: [Pinyin], by syllables: [String]) -> [Pinyin] {
        let usable = readings.count * syllables.count <= 4 ? syllables[...] : syllables.prefix(1)
        return usable.flatMap { syllable in
            readings.map { Pinyin(full: $0.full + syllable, initials: $0.initials + syllable.prefix(1)) }
        }
    }
}
