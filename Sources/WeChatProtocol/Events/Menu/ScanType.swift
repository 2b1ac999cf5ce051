// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The sort of code that was scanned.
public struct ScanType: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// A QR code.
    public static let qrCode = Self(rawValue: "qrcode")
    /// A bar code.
    public static let barcode = Self(rawValue: "barcode")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
