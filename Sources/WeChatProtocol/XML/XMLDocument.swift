// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A parsed document: flat tables over the received bytes, so that reading one costs a handful of allocations.
///
/// Elements are handed out as ``XMLElement`` values that point into it.
public struct XMLDocument: Sendable {
    let storage: XMLStorage

    /// The document's root element.
    public var root: XMLElement { XMLElement(storage: self.storage, index: 0) }

    /// Reads a document.
    ///
    /// UTF-8 with or without a byte order mark; a declaration, comments and processing instructions are passed over;
    /// text and CDATA sections of an element are joined and never trimmed; the five named entities and character
    /// references are replaced; control characters in character data are accepted, as WeChat forwards them.
    /// - Throws: ``XMLError`` with the byte offset. A DTD is always refused.
    public init(parsing bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLError) {
        var parser = XMLParser(bytes: bytes, limits: limits)
        try parser.parse()
        self.storage = XMLStorage(bytes: bytes, decoded: parser.decoded, nodes: parser.nodes)
    }
}
