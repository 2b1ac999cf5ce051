// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension JSONValue {
    /// A date of publication; of free text such as `August 2011` or `c1998` the year.
    var publicationDate: PublicationDate? {
        guard let text = self.line else { return nil }
        if let date = PublicationDate(text) { return date }
        let numbers = text.unicodeScalars.split { !("0"..."9").contains($0) }
        return numbers.lazy.filter { $0.count == 4 }.compactMap { PublicationDate(String($0)) }.first
    }
}
