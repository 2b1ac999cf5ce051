// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A value that stands as the text of one element: a string, a number, an identifier, a time.
public protocol FieldValue: Equatable, Sendable {
    /// Reads the element's text; nil where it isn't such a value.
    init?(field: XMLElement)

    /// The text that stands for the value.
    var fieldText: String { get }
}

extension String: FieldValue {
    /// The text as it is, untrimmed.
    public init?(field: XMLElement) { self = field.text }

    /// The string itself.
    public var fieldText: String { self }
}

extension FieldValue where Self: FixedWidthInteger {
    /// Reads a decimal number; white space around it is passed over.
    public init?(field: XMLElement) {
        guard let value = field.withTextBytes({ Decimal<Self>.parse($0) }) else { return nil }
        self = value
    }

    /// Decimal digits.
    public var fieldText: String { String(self) }
}

extension Int: FieldValue {}
extension Int64: FieldValue {}
extension UInt64: FieldValue {}

extension Double: FieldValue {
    /// Reads a decimal number with or without a fraction; white space around it is passed over.
    public init?(field: XMLElement) {
        let number: Double? = field.withTrimmedBytes { digits in
            // Swift's own initializer would also take "inf", "nan" and hexadecimal digits.
            for index in digits.indices where !ASCII.isDecimal(digits[index]) { return nil }
            return digits.withUnsafeBufferPointer { Double(String(decoding: $0, as: UTF8.self)) }
        }
        guard let number, number.isFinite else { return nil }
        self = number
    }

    /// The shortest decimal form that reads back as the same number.
    public var fieldText: String { String(self) }
}

extension Bool: FieldValue {
    /// Reads `0`, `1`, `false`, `true` in any case; white space around it is passed over.
    public init?(field: XMLElement) {
        let value: Bool? = field.withTrimmedBytes { word in
            if ASCII.isSame(word, "1") || ASCII.isSame(word, "true") { return true }
            if ASCII.isSame(word, "0") || ASCII.isSame(word, "false") { return false }
            return nil
        }
        guard let value else { return nil }
        self = value
    }

    /// `1` or `0`.
    public var fieldText: String { self ? "1" : "0" }
}

extension FieldValue where Self: RawRepresentable, RawValue: FieldValue {
    /// Reads the raw value.
    public init?(field: XMLElement) {
        guard let rawValue = RawValue(field: field) else { return nil }
        self.init(rawValue: rawValue)
    }

    /// The raw value's text.
    public var fieldText: String { self.rawValue.fieldText }
}

extension OpenID: FieldValue {}
extension OriginalID: FieldValue {}
extension AppID: FieldValue {}
extension MediaID: FieldValue {}
extension MessageID: FieldValue {}
extension UnixTime: FieldValue {}
