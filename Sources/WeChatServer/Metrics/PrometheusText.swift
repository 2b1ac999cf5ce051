// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Text in the format that Prometheus reads, version 0.0.4.
///
/// [Exposition formats](https://prometheus.io/docs/instrumenting/exposition_formats/)
struct PrometheusText {
    /// The media type.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// Begins a metric.
    mutating func begin(_ name: String, _ kind: MetricKind, help: String) {
        self.text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// Adds a value.
    mutating func sample(_ name: String, _ labels: String, _ value: String) {
        self.text += name
        if !labels.isEmpty { self.text += "{\(labels)}" }
        self.text += " \(value)\n"
    }

    /// Labels as they are written, sorted by name; of two of one name the first counts.
    static func labels(_ dimensions: [(String, String)]) -> String {
        var names: Set<String> = []
        return
            dimensions
            .map { (name: Self.name($0.0, isLabel: true), value: $0.1) }
            .filter { names.insert($0.name).inserted }
            .sorted { $0.name < $1.name }
            .map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
            .joined(separator: ",")
    }

    /// A name with what Prometheus doesn't allow in it made `_`.
    ///
    /// - Parameters:
    ///   - name: Any text.
    ///   - isLabel: Whether it names a label: then `le`, which is the histograms', is another name.
    /// - Returns: The name.
    static func name(_ name: String, isLabel: Bool = false) -> String {
        var bytes = name.utf8.map { byte -> UInt8 in
            let isWordly = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
            return isWordly || (!isLabel && byte == 0x3A) ? byte : 0x5F
        }
        if bytes.first.map({ $0 &- 0x30 < 10 }) ?? true { bytes.insert(0x5F, at: 0) }
        let result = String(decoding: bytes, as: UTF8.self)
        return isLabel && result == "le" ? "le_" : result
    }

    /// A number as Go reads it; without a fraction where it has none.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map { "\($0)" } ?? "\(value)"
    }

    /// The upper bound of a histogram's bucket, as Prometheus itself keeps it: with a fraction, so that a question for
    /// `le="5.0"` finds it whatever the server's version.
    static func bound(_ value: Double) -> String { value.isFinite ? "\(value)" : self.number(value) }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
