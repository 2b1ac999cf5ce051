// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A name in a menu's JSON.
struct MenuKey: CodingKey, ExpressibleByStringLiteral {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    init(stringLiteral value: String) { self.stringValue = value }
}

extension KeyedDecodingContainer<MenuKey> {
    /// A text, or a number as one: WeChat writes ids either way.
    func decodeMenuText(forKey key: MenuKey) throws -> String {
        if let number = try? self.decode(Int64.self, forKey: key) { return String(number) }
        return try self.decode(String.self, forKey: key)
    }

    /// Refuses a field that isn't WeChat's, where an operator wrote it.
    func refuseFields(otherThan known: [String], _ decoder: any Decoder) throws {
        guard let flag = CodingUserInfoKey.refusesUnknownFields, decoder.userInfo[flag] != nil,
            let unknown = self.allKeys.map(\.stringValue).filter({ !known.contains($0) }).min()
        else { return }
        throw DecodingError.dataCorruptedError(
            forKey: MenuKey(stringValue: unknown),
            in: self,
            debugDescription: "unknown"
        )
    }
}
