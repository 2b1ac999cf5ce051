// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Writes XML as WeChat expects it: no declaration, no blanks between elements, texts in CDATA, numbers plain.
///
/// Characters that XML 1.0 forbids are left out, and `]]>` inside a text is split over two sections, so that no text,
/// whatever a user pasted, can break a reply.
public struct XMLWriter: Sendable {
    /// What was written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// Creates a writer with room for that many bytes.
    public init(capacity: Int = 512) { self.bytes.reserveCapacity(capacity) }

    /// Writes `<name>`, the content that `body` writes, and `</name>`.
    public mutating func element(_ name: StaticString, _ body: (inout XMLWriter) -> Void) {
        self.tag(name, closing: false)
        body(&self)
        self.tag(name, closing: true)
    }

    /// Writes an element whose text stands in CDATA.
    public mutating func element(_ name: StaticString, cdata text: some StringProtocol) {
        self.tag(name, closing: false)
        self.cdata(text)
        self.tag(name, closing: true)
    }

    /// Writes an element whose text is a whole number.
    public mutating func element(_ name: StaticString, number: some FixedWidthInteger) {
        self.tag(name, closing: false)
        self.bytes.append(contentsOf: String(number).utf8)
        self.tag(name, closing: true)
    }

    /// Writes an element whose text is ASCII that needs neither CDATA nor escapes, Base64 for instance.
    public mutating func element(_ name: StaticString, ascii: [UInt8]) {
        self.tag(name, closing: false)
        self.raw("<![CDATA[")
        self.bytes.append(contentsOf: ascii)
        self.raw("]]>")
        self.tag(name, closing: true)
    }

    /// Writes an element with what a tree holds: text in CDATA, or child elements; a list is the element several times.
    mutating func element(named name: String, _ tree: FieldTree) {
        if case .list(let values) = tree {
            for value in values { self.element(named: name, value) }
            return
        }
        self.bytes.append(contentsOf: "<\(name)>".utf8)
        switch tree {
        case .text(let text): self.cdata(text)
        case .object(let entries): for entry in entries { self.element(named: entry.name, entry.value) }
        case .list: break
        }
        self.bytes.append(contentsOf: "</\(name)>".utf8)
    }

    private mutating func tag(_ name: StaticString, closing: Bool) {
        self.raw(closing ? "</" : "<")
        self.raw(name)
        self.bytes.append(UInt8(ascii: ">"))
    }

    private mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { self.bytes.append(contentsOf: $0) }
    }

    private mutating func cdata(_ text: some StringProtocol) {
        self.raw("<![CDATA[")
        let start = self.bytes.count
        self.bytes.append(contentsOf: text.utf8)
        if Self.needsCare(self.bytes.span.extracting(droppingFirst: start)) {
            self.bytes.removeSubrange(start...)
            self.careful(String(text))
        }
        self.raw("]]>")
    }

    /// Whether a text has a character that XML forbids, or the end of a CDATA section.
    private static func needsCare(_ text: Span<UInt8>) -> Bool {
        guard XMLCharacters.needsLooking(text) else { return false }
        for index in 0..<text.count {
            if XMLCharacters.isForbidden(text, at: index) { return true }
            if text[index] == UInt8(ascii: ">"), index >= 2, text[index - 1] == UInt8(ascii: "]"),
                text[index - 2] == UInt8(ascii: "]")
            {
                return true
            }
        }
        return false
    }

    private mutating func careful(_ text: String) {
        var brackets = 0
        for scalar in text.unicodeScalars {
            guard XMLCharacters.allows(scalar) else { continue }
            if scalar == ">", brackets >= 2 { self.raw("]]><![CDATA[") }
            brackets = scalar == "]" ? brackets + 1 : 0
            self.bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
