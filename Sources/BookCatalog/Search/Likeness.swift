// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How alike what was asked for and a book's title or author are.
struct Likeness {
    private let asked: [Asked]

    private struct Asked {
        let key: [UInt32]
        let spoken: Set<String>
        let isWhole: Bool
        let isLatin: Bool
    }

    init(_ texts: [FoldedText]) {
        self.asked = texts.enumerated()
            .map { index, text in
                Asked(
                    key: text.scalars,
                    spoken: Set(Pinyin.readings(of: text).map(\.full)),
                    isWhole: index == 0,
                    isLatin: text.scalars.allSatisfy { $0 < 0x80 }
                )
            }
    }

    /// Whether the words may be pinyin with a slip, so that titles have to be read aloud.
    var isLatin: Bool { self.asked.allSatisfy(\.isLatin) }

    /// The best reason and its degree from 0 to 1; `nil` if there is too little in common.
    func of(_ keys: EntryKeys, mayBeSound: Bool) -> (match: BookMatch, degree: Double)? {
        let (title, subtitle) = (keys.workValues, keys.subtitleValues)
        let titles = subtitle.isEmpty ? [title] : [title, title + subtitle]
        let names = keys.nameValues
        let spoken = self.isLatin ? keys.titleReadings.map { Self.values($0.full) } : []
        var best: (match: BookMatch, degree: Double)?
        for asked in self.asked {
            let share = asked.isWhole ? 1.0 : 0.7
            var found: (match: BookMatch, degree: Double)?
            if mayBeSound, Self.soundsLike(asked, keys) {
                found = (.similarSound, share)
            } else if asked.isWhole || asked.key.count > (asked.isLatin ? 3 : 1) {
                var degree = 0.0
                for title in titles { degree = max(degree, Self.degree(asked, title, mayGoOn: asked.isWhole)) }
                for name in names { degree = max(degree, 0.95 * Self.degree(asked, name, mayGoOn: false)) }
                for title in spoken { degree = max(degree, 0.9 * Self.degree(asked, title, mayGoOn: true)) }
                if degree > 0 { found = (.similarTitle, share * 0.9 * degree) }
            }
            if let found, found.degree > best?.degree ?? 0 { best = found }
        }
        return best
    }

    private static func soundsLike(_ asked: Asked, _ keys: EntryKeys) -> Bool {
        keys.titleReadings.contains { asked.spoken.contains($0.full) }
            || asked.spoken.contains { keys.authorIndex(spoken: $0) != nil }
    }

    private static func values(_ key: String) -> [UInt32] { key.unicodeScalars.map(\.value) }

    /// 1 for the same, less for each slip; 0 where more than every third character, or fourth letter, is a slip.
    private static func degree(_ asked: Asked, _ text: [UInt32], mayGoOn: Bool) -> Double {
        let length = asked.key.count
        let mayGoOn = mayGoOn && length > 2
        guard length > 1, !text.isEmpty else { return 0 }
        if mayGoOn, text.starts(with: asked.key) { return 0.95 }
        let allowed = max(1, length / (asked.isLatin ? 4 : 3))
        guard text.count + allowed >= length, mayGoOn || text.count <= length + allowed else { return 0 }
        // Most candidates have too few of the characters, which is seen without counting slips.
        // Of two characters one alone says nothing.
        let strangers = length > 2 ? allowed : 0
        guard asked.key.count(where: text.contains) + strangers >= length else { return 0 }
        let slips = EditDistance.between(asked.key, text, textMayGoOn: mayGoOn)
        guard slips <= allowed else { return 0 }
        let surplus = Double(max(0, text.count - length - allowed)) / 100
        return max(0.01, 1 - Double(slips) / Double(length) - min(surplus, 0.3))
    }
}
