// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension PublicationDate {
    /// Reads a date out of a text as libraries and readers write it: `c1998`, `[2011.8]`, `August 2011`, `Mar 1, 2011`,
    /// `2017年09月第1版`, `民国25年`; `nil` where there is no year.
    ///
    /// Days written as numbers alone, such as `08/01/2011`, give the year: which of them is the month isn't known.
    package static func read(_ text: String) -> PublicationDate? {
        if let date = PublicationDate(text) { return date }
        let text = String(text.unicodeScalars.prefix(100))
        let parts = Self.parts(text)
        if let year = parts.firstIndex(where: { $0.utf8.count == 4 && PublicationDate($0) != nil }) {
            return Self.english(parts, year: parts[year]) ?? Self.chinese(parts[year...])
                ?? PublicationDate(parts[year])
        }
        guard let republic = text.firstRange(of: "民国"),
            let years = Int(text[republic.upperBound...].prefix { $0.isASCII && $0.isNumber }), 1...38 ~= years
        else { return nil }
        return PublicationDate("\(1911 + years)")
    }

    /// Runs of digits, of letters, and what stands between them.
    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var last: Int?
        for scalar in text.unicodeScalars {
            let kind = "0"..."9" ~= scalar ? 0 : scalar.properties.isAlphabetic ? 1 : 2
            if kind == last, let part = parts.popLast() {
                parts.append(part + String(scalar))
            } else {
                parts.append(String(scalar))
            }
            last = kind
        }
        return parts
    }

    /// A date with an English month in it.
    private static func english(_ parts: [String], year: String) -> PublicationDate? {
        guard let month = parts.lazy.compactMap({ Self.month($0.lowercased()) }).first else { return nil }
        let day = parts.first { $0.utf8.count < 3 && Int($0) != nil }
        return PublicationDate(([year, "\(month)"] + [day].compactMap { $0 }).joined(separator: "-"))
    }

    /// The number of a month by its name, whole or shortened.
    private static func month(_ name: String) -> Int? {
        let months = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        return months.firstIndex { name == $0 || name == $0.prefix(3) || name == "sept" && $0.hasPrefix(name) }
            .map { $0 + 1 }
    }

    /// A month behind its year: `2017年09月`, `2011.8]`.
    private static func chinese(_ parts: ArraySlice<String>) -> PublicationDate? {
        let parts = Array(parts.prefix(5))
        guard parts.count > 2, ["年", ".", "-", "/"].contains(parts[1]), parts[2].utf8.count < 3,
            let month = Int(parts[2]), 1...12 ~= month
        else { return nil }
        return PublicationDate("\(parts[0])-\(month)")
    }
}
