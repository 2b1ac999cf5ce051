// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a user scanned from a menu button.
public struct ScannedCode: FieldGroup {
    /// What sort of code it was.
    public var type: ScanType = ""
    /// What WeChat read: the text of a QR code; the standard, a comma and the digits of a bar code, such as
    /// `EAN_13,9787121139512`.
    public var result = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(type: ScanType = "", result: String = "") {
        self.type = type
        self.result = result
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("ScanType", &self.type)
        coder.code("ScanResult", &self.result)
    }

    /// The standard that a bar code's result begins with, such as `EAN_13`; nil where there is none.
    public var standard: Substring? {
        guard self.type == .barcode, let comma = self.result.firstIndex(of: ",") else { return nil }
        return self.result[..<comma]
    }

    /// The result without the standard of a bar code.
    public var content: Substring {
        guard let standard = self.standard else { return self.result[...] }
        return self.result[standard.endIndex...].dropFirst()
    }
}
