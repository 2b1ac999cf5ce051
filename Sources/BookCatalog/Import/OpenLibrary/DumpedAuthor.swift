// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An author as Open Library's dumps have one.
package struct DumpedAuthor: Hashable, Sendable {
    /// 23919 of `/authors/OL23919A`.
    package let number: Int
    /// The name as it is shown.
    package let name: String

    /// Reads the record of an author.
    init(number: Int, _ scanner: inout JSONScanner) throws(RejectedRow.Reason) {
        var name: String?
        var personalName: String?
        do {
            let isObject = try scanner.object { scanner, key throws(JSONScanner.Failure) in
                switch key {
                case "name": name = try scanner.line()
                case "personal_name": personalName = try scanner.line()
                default: try scanner.skip()
                }
            }
            guard isObject else { throw JSONScanner.Failure() }
        } catch { throw .notJSON }
        guard let name = (name ?? personalName).map(PersonName.plain), !name.isEmpty else { throw .noName }
        (self.number, self.name) = (number, name)
    }
}
