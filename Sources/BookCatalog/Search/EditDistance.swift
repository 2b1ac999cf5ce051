// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How many slips lie between two texts: a character wrong, missing, too many, or two that changed places.
enum EditDistance {
    /// Counts the slips.
    ///
    /// - Parameters:
    ///   - asked: What was written.
    ///   - text: What it may have been meant for.
    ///   - textMayGoOn: Whether what follows in `text` costs nothing, since readers leave out the end of long titles.
    /// - Returns: The least number of slips.
    static func between(_ asked: [UInt32], _ text: [UInt32], textMayGoOn: Bool) -> Int {
        let text = textMayGoOn ? text.prefix(asked.count * 2 + 2) : text[...]
        var beforeLast: [Int] = []
        var last = Array(0...text.count)
        for (row, character) in asked.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(text.count + 1)
            for (column, other) in text.enumerated() {
                var cost = min(last[column] + (character == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, asked[row - 1] == other, text[column - 1] == character {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return (textMayGoOn ? last.min() : last.last) ?? asked.count
    }
}
