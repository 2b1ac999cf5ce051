// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ISBN {
    /// The ten digits (the last may be `X`) of an ISBN that begins with 978, `nil` for one that begins with 979.
    public var isbn10: String? {
        let digits = self.digits
        guard digits[2] == 8 else { return nil }
        let body = digits[3..<12]
        let check = Self.checkOfTen(body)
        return body.map(String.init).joined() + (check == 10 ? "X" : String(check))
    }

    /// Makes an ISBN of nine digits of the old form, whatever their check digit was.
    package init?(bodyOfTen body: some Collection<Int>) {
        guard body.count == 9 else { return nil }
        let twelve = body.reduce(978) { $0 * 10 + $1 }
        self.init(number: twelve * 10 + Self.checkDigit(ofFirstTwelve: twelve))
    }

    /// Σ dᵢ·(10…1) ≡ 0 (mod 11), for the tenth; 10 is written `X`.
    package static func checkOfTen(_ body: some Collection<Int>) -> Int {
        let sum = zip(body, 2...10)
            .reduce(0) { sum, pair in
                sum + pair.0 * (12 - pair.1)
            }
        return (11 - sum % 11) % 11
    }
}
