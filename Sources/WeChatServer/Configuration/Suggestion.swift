// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What somebody who misspelled a name may have meant.
enum Suggestion {
    /// The name that takes the fewest changes, or nil where none is near.
    ///
    /// Upper and lower case, `.`, `_` and `-` count as the same.
    static func nearest(to name: String, in known: [String]) -> String? {
        let wanted = Self.folded(name)
        let limit = min(3, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in known {
            let letters = Self.folded(candidate)
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let distance = Self.distance(wanted, letters)
            if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func folded(_ name: String) -> [Character] {
        name.lowercased().filter { !"._-".contains($0) }
    }

    /// Letters to insert, remove or change (Levenshtein).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let changed = diagonal + (right[column] == letter ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
