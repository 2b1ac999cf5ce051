// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Decimal integers out of bytes, with overflow refused.
enum Decimal<Value: FixedWidthInteger> {
    /// Reads an optional sign and digits, with white space around them.
    static func parse(_ bytes: Span<UInt8>) -> Value? {
        let digits = ASCII.trimmed(bytes)
        var start = digits.lowerBound
        var isNegative = false
        if start < digits.upperBound, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+") {
            isNegative = bytes[start] == UInt8(ascii: "-")
            start += 1
        }
        guard start < digits.upperBound else { return nil }
        var value: Value = 0
        while start < digits.upperBound {
            let digit = bytes[start] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) =
                isNegative
                ? product.subtractingReportingOverflow(Value(digit)) : product.addingReportingOverflow(Value(digit))
            guard !tooLarge, !overflow else { return nil }
            value = sum
            start += 1
        }
        return value
    }
}
