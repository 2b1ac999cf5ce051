// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An element of a push that is being written: a name with text, with children, or with both.
struct PushElement: Sendable, Equatable {
    var name: String
    var text: String?
    /// Whether the text stands in CDATA, as WeChat writes everything but its own numbers.
    var isCDATA = true
    var children: [PushElement] = []

    init(_ name: String, text: String? = nil, isCDATA: Bool = true) {
        self.name = name
        self.text = text
        self.isCDATA = isCDATA
    }

    /// Sets what stands at the end of a path below this element.
    ///
    /// A step goes into the last child of its name, or makes one; the last step always makes one, so that a path given
    /// twice is an element that occurs twice.
    mutating func append(_ text: String, at path: some Collection<String>) {
        guard let name = path.first else { return }
        let rest = path.dropFirst()
        guard !rest.isEmpty else {
            self.children.append(PushElement(name, text: text))
            return
        }
        if let index = self.children.lastIndex(where: { $0.name == name }) {
            self.children[index].append(text, at: rest)
        } else {
            var child = PushElement(name)
            child.append(text, at: rest)
            self.children.append(child)
        }
    }

    /// Writes the element; characters that XML forbids stay, as WeChat forwards what users paste.
    func write(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "<\(self.name)>".utf8)
        if let text = self.text {
            bytes.append(contentsOf: self.isCDATA ? "<![CDATA[\(Self.escaped(text))]]>".utf8 : text.utf8)
        }
        for child in self.children { child.write(to: &bytes) }
        bytes.append(contentsOf: "</\(self.name)>".utf8)
    }

    /// The text with every `]]>` split over two sections, also where a combining mark follows it.
    private static func escaped(_ text: String) -> String {
        text.utf8.split(separator: "]]>".utf8, omittingEmptySubsequences: false).map(Substring.init)
            .joined(separator: "]]]]><![CDATA[>")
    }
}
