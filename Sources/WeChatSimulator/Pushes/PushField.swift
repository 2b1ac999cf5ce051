// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A field that a push has beside the usual ones: the names that lead to its element, and its text.
///
/// In its textual form `ScanCodeInfo.ScanType=barcode` the dots go one level further down each.
public struct PushField: Sendable, Equatable, LosslessStringConvertible {
    /// The names of the elements, the outermost first.
    public let path: [String]
    /// The text of the innermost element.
    public var value: String

    /// Creates a field; nil where a name isn't one that an XML element can have.
    public init?(_ path: [String], _ value: String) {
        guard !path.isEmpty, path.allSatisfy(Self.isName) else { return nil }
        self.path = path
        self.value = value
    }

    /// Reads `NAME=VALUE` or `OUTER.INNER=VALUE`; the value may be empty and contain anything.
    public init?(_ description: String) {
        guard let equals = description.firstIndex(of: "=") else { return nil }
        let path = description[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        self.init(path, String(description[description.index(after: equals)...]))
    }

    /// `NAME=VALUE`.
    public var description: String { "\(self.path.joined(separator: "."))=\(self.value)" }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, Self.canBegin(first) else { return false }
        return name.utf8.allSatisfy { Self.canBegin($0) || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") }
    }

    private static func canBegin(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
    }
}
