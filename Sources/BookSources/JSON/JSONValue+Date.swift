// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension JSONValue {
    /// A date of publication, however it is written.
    var publicationDate: PublicationDate? { self.line.flatMap(PublicationDate.read) }
}
