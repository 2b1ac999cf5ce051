// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension FoldedText {
    /// Cuts a text into runs, and knows the few words that consist of more than letters.
    struct Scanner {
        private let input: [Unicode.Scalar]
        private var position = 0
        private var gap = Gap.none
        private var pending: [UInt32] = []
        private var pendingIsHan = false

        init(input: [Unicode.Scalar]) {
            self.input = input
        }

        mutating func scan(into text: inout FoldedText) {
            while self.position < self.input.count {
                switch ScalarClass(compatible: self.input[self.position]) {
                case .han(let value): self.add(value, isHan: true, to: &text)
                case .word(let value): self.add(value, isHan: false, to: &text)
                case .roman(let number): self.addNumber(number, to: &text)
                case .apostrophe: break
                case .middleDot: if !self.joinsHan { self.separate(.space, in: &text) }
                case .bracket: self.separate(.bracket, in: &text)
                case .other, .unknown: self.addSpecial(to: &text)
                }
                self.position += 1
            }
            self.finish(into: &text)
        }

        private mutating func add(_ value: UInt32, isHan: Bool, to text: inout FoldedText) {
            if isHan != self.pendingIsHan { self.finish(into: &text) }
            self.pendingIsHan = isHan
            self.pending.append(value)
        }

        private mutating func addNumber(_ number: UInt32, to text: inout FoldedText) {
            self.finish(into: &text)
            for digit in String(number).unicodeScalars { self.add(digit.value, isHan: false, to: &text) }
            self.finish(into: &text)
        }

        private mutating func separate(_ gap: Gap, in text: inout FoldedText) {
            self.finish(into: &text)
            self.gap = max(self.gap, gap)
        }

        /// Whether the dot at the position stands between two Chinese characters.
        private var joinsHan: Bool {
            guard self.pendingIsHan, !self.pending.isEmpty else { return false }
            let next = self.input[(self.position + 1)...].first { $0 != " " }
            if let next, case .han = ScalarClass(compatible: next) { return true }
            return false
        }

        /// c++, c#, .net and node.js are words; any other mark separates them.
        private mutating func addSpecial(to text: inout FoldedText) {
            let isAfterWord = !self.pendingIsHan && !self.pending.isEmpty
            if isAfterWord, self.follows("++") {
                self.pending += "plusplus".unicodeScalars.map(\.value)
                self.position += 1
            } else if isAfterWord, self.pending.count == 1, self.follows("#") {
                self.pending += "sharp".unicodeScalars.map(\.value)
            } else if isAfterWord, self.follows(".js"), !self.isWord(at: self.position + 3) {
                self.pending += "js".unicodeScalars.map(\.value)
                self.position += 2
            } else if self.follows(".net"), !self.isWord(at: self.position + 4) {
                self.finish(into: &text)
                self.pendingIsHan = false
                self.pending = "dotnet".unicodeScalars.map(\.value)
                self.position += 3
            } else if self.pendingIsHan, !self.pending.isEmpty, self.isDotOfName {
                // 埃里克 · 马瑟斯: the space before the dot joins too.
                return
            } else {
                self.separate(.space, in: &text)
            }
        }

        /// Whether a space at the position leads to a dot between two Chinese characters.
        private var isDotOfName: Bool {
            guard self.input[self.position] == " ", self.position + 1 < self.input.count,
                case .middleDot = ScalarClass(compatible: self.input[self.position + 1])
            else { return self.isSpaceAfterDot }
            return true
        }

        private var isSpaceAfterDot: Bool {
            guard self.input[self.position] == " ", self.position > 0 else { return false }
            if case .middleDot = ScalarClass(compatible: self.input[self.position - 1]) { return true }
            return false
        }

        private func follows(_ text: String) -> Bool {
            let scalars = text.unicodeScalars
            guard self.position + scalars.count <= self.input.count else { return false }
            return zip(self.input[self.position...], scalars).allSatisfy { $0 == $1 || $0.value + 32 == $1.value }
        }

        private func isWord(at position: Int) -> Bool {
            guard position < self.input.count, case .word = ScalarClass(compatible: self.input[position]) else {
                return false
            }
            return true
        }

        private mutating func finish(into text: inout FoldedText) {
            guard !self.pending.isEmpty else { return }
            if !self.pendingIsHan, let number = Self.romanNumbers[self.pending] { self.pending = number }
            let start = text.scalars.count
            let run = Run(range: start..<start + self.pending.count, isHan: self.pendingIsHan, gap: self.gap)
            text.append(run, self.pending)
            self.gap = .none
            self.pending.removeAll(keepingCapacity: true)
        }

        /// Roman numbers of two letters or more, so that 三体II, 三体Ⅱ and 三体2 are the same.
        private static let romanNumbers = Dictionary(
            uniqueKeysWithValues: [
                ("ii", "2"), ("iii", "3"), ("iv", "4"), ("vi", "6"), ("vii", "7"), ("viii", "8"), ("ix", "9"),
            ]
            .map { ($0.0.unicodeScalars.map(\.value), $0.1.unicodeScalars.map(\.value)) }
        )
    }
}
