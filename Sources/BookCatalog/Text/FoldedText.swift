// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A text in the form that is compared: without case, width, accents, punctuation and traditional characters.
///
/// A key, never shown. It consists of runs: words, and stretches of Chinese characters (kana and hangul with them).
struct FoldedText: Hashable, Sendable {
    /// A word, or a stretch of Chinese characters.
    struct Run: Hashable, Sendable {
        var range: Range<Int>
        let isHan: Bool
        /// What stood before it.
        let gap: Gap
    }

    /// What stood between two runs.
    enum Gap: Int, Hashable, Sendable, Comparable {
        case none, space, bracket

        static func < (lhs: Gap, rhs: Gap) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The scalars of all runs, one after another.
    private(set) var scalars: [UInt32] = []
    private(set) var runs: [Run] = []

    /// Folds a text; Unicode's tables are asked only where it isn't plain ASCII, Chinese, kana and hangul.
    init(_ text: String) {
        var input = text.unicodeScalars.map(\.halfWidth)
        if input.contains(where: { if case .unknown = ScalarClass($0.value) { true } else { false } }) {
            input = Self.compatible(text)
        }
        self.scalars.reserveCapacity(input.count + 8)
        var scanner = Scanner(input: input)
        scanner.scan(into: &self)
        self.joinInitials()
    }

    var isEmpty: Bool { self.scalars.isEmpty }

    /// Everything that counts, without gaps: two texts with the same key are the same.
    var key: String { self.string(0..<self.scalars.count) }

    func string(_ range: Range<Int>) -> String {
        // At once: a string that grows by a scalar at a time took an eighth of an import.
        String(unsafeUninitializedCapacity: 4 * range.count) { buffer in
            var count = 0
            for value in self.scalars[range] {
                guard let scalar = Unicode.Scalar(value) else { continue }
                for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    buffer[count] = unit
                    count += 1
                }
            }
            return count
        }
    }

    /// A stretch with the spaces that stood in it, which folds to the same again.
    func spaced(_ range: Range<Int>) -> String {
        self.runs.filter { $0.range.overlaps(range) }.enumerated()
            .map { index, run in
                (index > 0 && run.gap != .none ? " " : "") + self.string(run.range.clamped(to: range))
            }
            .joined()
    }

    /// Groups of runs that were written without a space between them.
    var chunks: [ArraySlice<Run>] {
        var chunks: [ArraySlice<Run>] = []
        var start = 0
        for index in self.runs.indices.dropFirst() where self.runs[index].gap != .none {
            chunks.append(self.runs[start..<index])
            start = index
        }
        if !self.runs.isEmpty { chunks.append(self.runs[start...]) }
        return chunks
    }

    mutating func append(_ run: Run, _ values: some Collection<UInt32>) {
        self.scalars.append(contentsOf: values)
        self.runs.append(run)
    }

    /// Joins the initials of a name, `J. K.` and `J K` as well as `JK`.
    private mutating func joinInitials() {
        guard self.runs.count > 1 else { return }
        var joined: [Run] = []
        var isOpen = false
        for run in self.runs {
            let isInitial = !run.isHan && run.range.count == 1 && self.scalars[run.range.lowerBound] > 0x39
            if isInitial, isOpen, run.gap == .space, let last = joined.indices.last {
                joined[last].range = joined[last].range.lowerBound..<run.range.upperBound
            } else {
                joined.append(run)
            }
            isOpen = isInitial
        }
        self.runs = joined
    }

    /// NFKC, and the letters of Latin and its like without their accents.
    private static func compatible(_ text: String) -> [Unicode.Scalar] {
        text.precomposedStringWithCompatibilityMapping.unicodeScalars
            .flatMap { scalar -> [Unicode.Scalar] in
                guard (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value) else {
                    return [scalar]
                }
                let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.prefix(1)
                return base.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
            }
            .flatMap { scalar -> [Unicode.Scalar] in
                scalar.properties.isUppercase && scalar.value > 0x7F
                    ? Array(scalar.properties.lowercaseMapping.unicodeScalars) : [scalar]
            }
    }
}
