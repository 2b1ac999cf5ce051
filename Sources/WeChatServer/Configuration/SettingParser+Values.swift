// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension SettingParser where Value == String {
    /// Any text.
    public static var text: Self { Self(allowed: "a text") { $0.isEmpty ? nil : $0 } }

    /// The name or address of a host.
    public static var host: Self {
        Self(allowed: "a host's name or address") { text in
            text.isEmpty || text.contains { $0.isWhitespace || $0 == "/" } ? nil : text
        }
    }
}

extension SettingParser where Value == [String] {
    /// Texts with commas between, none empty.
    public static var list: Self {
        Self(allowed: "texts with commas between") { text in
            let texts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingSpaces() }
            return texts.contains("") ? nil : texts
        }
    }
}

extension SettingParser where Value == Int {
    /// A whole number.
    public static func number(_ range: ClosedRange<Int>) -> Self {
        Self(allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            guard text.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int(text) else { return nil }
            return range.contains(number) ? number : nil
        }
    }

    /// A number of bytes: `65536`, `64KiB`, `1MiB`, `64kB`.
    public static func bytes(_ range: ClosedRange<Int>) -> Self {
        Self(allowed: "\(range.lowerBound) to \(range.upperBound) bytes, as in 65536, 64KiB or 1MiB") { text in
            let digits = text.prefix { $0.isASCII && $0.isNumber }
            let units = ["": 1, "b": 1, "kb": 1000, "kib": 1 << 10, "mb": 1_000_000, "mib": 1 << 20]
            guard let number = Int(digits), let unit = units[text.dropFirst(digits.count).trimmingSpaces().lowercased()]
            else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: unit)
            return !overflow && range.contains(product) ? product : nil
        }
    }
}

extension SettingParser where Value == Bool {
    /// `true` or `false`.
    public static var flag: Self {
        Self(allowed: "true or false") { text in
            switch text.lowercased() {
            case "true": true
            case "false": false
            default: nil
            }
        }
    }
}

extension SettingParser where Value == Duration {
    /// A time: `600`, `600s`, `10m`, `4.5s`, `250ms`, `1h`, `7d`; without a unit in seconds.
    public static func duration(_ range: ClosedRange<Duration>) -> Self {
        let bounds = "\(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        return Self(allowed: "\(bounds), as in 600, 4.5s, 10m, 12h or 7d") { text in
            let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            let units = ["": 1000.0, "ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
            guard digits.last != ".", digits.first != ".", let number = Double(digits), number < 1e9,
                let unit = units[text.dropFirst(digits.count).trimmingSpaces()]
            else { return nil }
            let duration = Duration.milliseconds(Int((number * unit).rounded()))
            return range.contains(duration) ? duration : nil
        }
    }

    private static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        if attoseconds != 0 { return "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000)ms" }
        return seconds > 0 && seconds % 86_400 == 0 ? "\(seconds / 86_400)d" : "\(seconds)s"
    }
}

extension SettingParser where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
    /// One of an enumeration's words, in upper or lower case.
    public static func choice(_ type: Value.Type) -> Self {
        let words = Value.allCases.map(\.rawValue)
        return Self(allowed: "\(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")") { text in
            Value.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
        }
    }
}
