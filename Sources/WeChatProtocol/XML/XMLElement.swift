// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An element of an ``XMLDocument``: its name, its text, its children.
public struct XMLElement: Sendable {
    let storage: XMLStorage
    let index: Int

    private var node: XMLStorage.Node { self.storage.nodes[self.index] }

    /// The name as received, a namespace prefix included.
    public var name: String {
        let node = self.node
        return self.string(in: self.storage.bytes, from: node.nameStart, count: Int(node.nameLength))
    }

    /// The element's own text: character data, CDATA and resolved references joined, nothing trimmed.
    ///
    /// Where there are child elements too, the text between them is left out: it is the sender's indentation.
    public var text: String {
        let node = self.node
        let text = node.isDecoded ? self.storage.decoded : self.storage.bytes
        return self.string(in: text, from: node.textStart, count: Int(node.textLength))
    }

    /// Whether the text has no byte.
    public var isTextEmpty: Bool { self.node.textLength == 0 }

    /// Whether there are child elements.
    public var hasChildren: Bool { self.node.firstChild != 0 }

    /// The child elements, in the order of the document.
    public var children: Children { Children(storage: self.storage, index: Int(self.node.firstChild)) }

    /// The first child of that name, compared without regard to ASCII case, since WeChat's own spelling varies
    /// (`UnionId`, `UnionID`).
    ///
    /// Of elements that are given twice where one is expected, the first counts.
    public subscript(name: StaticString) -> XMLElement? {
        var index = Int(self.node.firstChild)
        while index != 0 {
            if self.storage.hasName(name, at: index) { return XMLElement(storage: self.storage, index: index) }
            index = Int(self.storage.nodes[index].nextSibling)
        }
        return nil
    }

    /// Whether this element has that name, without regard to ASCII case.
    public func isNamed(_ name: StaticString) -> Bool { self.storage.hasName(name, at: self.index) }

    /// Runs `body` over the text's UTF-8 bytes, without copying them.
    public func withTextBytes<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
        let node = self.node
        let start = Int(node.textStart)
        let text = node.isDecoded ? self.storage.decoded : self.storage.bytes
        return try body(text.span.extracting(start..<start + Int(node.textLength)))
    }

    /// Runs `body` over the text's UTF-8 bytes without the white space around them.
    func withTrimmedBytes<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
        try self.withTextBytes { try body($0.extracting(ASCII.trimmed($0))) }
    }

    /// All bytes of the document whose root this element is; nil for any other element.
    var documentBytes: [UInt8]? { self.index == 0 ? self.storage.bytes : nil }

    private func string(in bytes: [UInt8], from start: UInt32, count: Int) -> String {
        String(decoding: bytes[Int(start)..<Int(start) + count], as: UTF8.self)
    }

    /// The children of an element, one after another.
    public struct Children: Sequence, IteratorProtocol, Sendable {
        let storage: XMLStorage
        var index: Int

        /// The next child.
        public mutating func next() -> XMLElement? {
            guard self.index != 0 else { return nil }
            defer { self.index = Int(self.storage.nodes[self.index].nextSibling) }
            return XMLElement(storage: self.storage, index: self.index)
        }
    }
}

extension XMLElement: Equatable {
    /// Equal names, equal own texts, equal children in the same order.
    public static func == (left: XMLElement, right: XMLElement) -> Bool {
        guard left.name == right.name, left.text == right.text else { return false }
        var (lefts, rights) = (left.children, right.children)
        while let child = lefts.next() {
            guard let other = rights.next(), child == other else { return false }
        }
        return rights.next() == nil
    }
}

extension XMLElement {
    /// Whether the text is that word, without regard to ASCII case.
    package func isText(_ word: StaticString) -> Bool {
        self.withTextBytes { ASCII.isSame($0, word) }
    }
}
