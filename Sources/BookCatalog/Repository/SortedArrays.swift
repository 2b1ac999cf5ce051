// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension [Int] {
    /// Inserts a number where it belongs; at the end, which is nearly always the place, without moving anything.
    mutating func insertInOrder(_ number: Int) {
        guard let last = self.last, last >= number else {
            self.append(number)
            return
        }
        if !self.contains(number) { self.insert(number, at: self.firstIndex { $0 > number } ?? self.endIndex) }
    }
}

extension [String] {
    /// The first place, in an array in order, of a string that isn't less than the given one.
    func firstPlace(of string: String) -> Int {
        var low = 0
        var high = self.count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < string { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether the terms of a field contain some terms one after another.
    func hasPhrase(_ terms: [String], isPrefix: Bool) -> Bool {
        guard let last = terms.last, self.count >= terms.count else { return false }
        return (0...self.count - terms.count)
            .contains { start in
                for offset in 0..<terms.count - 1 where self[start + offset] != terms[offset] { return false }
                let end = self[start + terms.count - 1]
                return isPrefix ? end.hasPrefix(last) : end == last
            }
    }
}
