// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a delivery key is made from: every part with its length before it, so that no two pushes read alike.
struct DeliveryKeyInput {
    private(set) var bytes: [UInt8] = []

    init() { self.bytes.reserveCapacity(160) }

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { self.bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String) {
        self.append(UInt32(text.utf8.count))
        self.bytes.append(contentsOf: text.utf8)
    }

    /// The element's tree in canonical form: children ordered by name, and of one name as received; no Encrypt.
    mutating func append(_ element: XMLElement) {
        guard element.hasChildren else {
            self.append(element.text)
            return
        }
        let children = element.children.filter { !$0.isNamed("Encrypt") }.map { (name: $0.name, element: $0) }
        // By bytes, and children of one name as received: the standard library's sort doesn't promise to be stable.
        let order = children.indices.sorted { left, right in
            let (one, other) = (children[left].name.utf8, children[right].name.utf8)
            return one.elementsEqual(other) ? left < right : one.lexicographicallyPrecedes(other)
        }
        self.append(UInt32(children.count))
        for index in order {
            self.append(children[index].name)
            self.append(children[index].element)
        }
    }

    mutating func append(_ tree: FieldTree) {
        switch tree {
        case .text(let text): self.append(text)
        case .list(let values):
            self.append(UInt32(values.count))
            for value in values { self.append(value) }
        case .object(let entries):
            self.append(UInt32(entries.count))
            for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
                self.append(entry.name)
                self.append(entry.value)
            }
        }
    }
}
