// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The tables of a parsed document, shared by all the elements that point into them.
final class XMLStorage: Sendable {
    /// One element: where its name and its text stand, and its relations by index (0 is none: the root is nobody's
    /// child and nobody's sibling).
    struct Node: Sendable {
        var nameStart: UInt32
        var nameLength: UInt16
        /// Whether the text stands in `decoded` (it was put together from pieces) or in `bytes`.
        var isDecoded: Bool
        var textStart: UInt32
        var textLength: UInt32
        var firstChild: UInt32
        var nextSibling: UInt32
    }

    let bytes: [UInt8]
    let decoded: [UInt8]
    let nodes: [Node]

    init(bytes: [UInt8], decoded: [UInt8], nodes: [Node]) {
        self.bytes = bytes
        self.decoded = decoded
        self.nodes = nodes
    }

    /// Whether the element at `index` has that name, without regard to ASCII case.
    func hasName(_ name: StaticString, at index: Int) -> Bool {
        let node = self.nodes[index]
        guard Int(node.nameLength) == name.utf8CodeUnitCount else { return false }
        let bytes = self.bytes
        return ASCII.isSame(bytes.span.extracting(droppingFirst: Int(node.nameStart)), startsWith: name)
    }
}
