// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads bytes once, from the first to the last, into the flat tables of an ``XMLDocument``.
struct XMLParser {
    let bytes: [UInt8]
    let limits: XMLLimits
    private(set) var nodes: [XMLStorage.Node] = []
    private(set) var decoded: [UInt8] = []
    private var position = 0
    /// The open elements, innermost last, each with its last child so far.
    private var open: [(index: Int, lastChild: Int)] = []

    init(bytes: [UInt8], limits: XMLLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func parse() throws(XMLError) {
        guard self.bytes.count <= self.limits.bytes else { throw XMLError(.tooLarge, at: self.limits.bytes) }
        if let invalid = UTF8Check.firstInvalid(in: self.bytes.span) { throw XMLError(.notUTF8, at: invalid) }
        self.nodes.reserveCapacity(12)
        self.open.reserveCapacity(4)
        if self.isAt("\u{FEFF}") { self.position = 3 }
        try self.skipMisc()
        guard self.position < self.bytes.count else { throw XMLError(.empty, at: self.position) }
        try self.startElement()
        while !self.open.isEmpty { try self.content() }
        try self.skipMisc()
        guard self.position == self.bytes.count else { throw XMLError(.outsideRoot, at: self.position) }
    }
}

// MARK: Elements

extension XMLParser {
    /// Reads `<name …>` or `<name …/>`; attributes are passed over, as no push has any.
    private mutating func startElement() throws(XMLError) {
        let start = self.position
        guard self.peek == UInt8(ascii: "<") else { throw XMLError(.outsideRoot, at: start) }
        self.position += 1
        let name = try self.name()
        guard self.nodes.count < self.limits.elements else { throw XMLError(.tooManyElements, at: start) }
        guard self.open.count < self.limits.depth else { throw XMLError(.tooDeep, at: start) }
        let index = self.nodes.count
        self.nodes.append(
            XMLStorage.Node(
                nameStart: UInt32(name.lowerBound),
                nameLength: UInt16(name.count),
                isDecoded: false,
                textStart: UInt32(name.lowerBound),
                textLength: 0,
                firstChild: 0,
                nextSibling: 0
            )
        )
        if let parent = self.open.indices.last {
            let previous = self.open[parent].lastChild
            if previous == 0 {
                self.nodes[self.open[parent].index].firstChild = UInt32(index)
                self.dropText(of: self.open[parent].index)
            } else {
                self.nodes[previous].nextSibling = UInt32(index)
            }
            self.open[parent].lastChild = index
        }
        try self.attributes()
        if self.peek == UInt8(ascii: "/") {
            self.position += 1
            try self.expect(UInt8(ascii: ">"))
        } else {
            try self.expect(UInt8(ascii: ">"))
            self.open.append((index, 0))
        }
    }

    private mutating func endElement() throws(XMLError) {
        let start = self.position
        self.position += 2
        let name = try self.name()
        guard let element = self.open.last, self.hasName(name, element.index) else {
            throw XMLError(.mismatchedTag, at: start)
        }
        self.skipSpace()
        try self.expect(UInt8(ascii: ">"))
        self.open.removeLast()
    }

    private func hasName(_ name: Range<Int>, _ index: Int) -> Bool {
        let node = self.nodes[index]
        guard Int(node.nameLength) == name.count else { return false }
        let start = Int(node.nameStart)
        for offset in 0..<name.count where self.bytes[start + offset] != self.bytes[name.lowerBound + offset] {
            return false
        }
        return true
    }

    private mutating func name() throws(XMLError) -> Range<Int> {
        let start = self.position
        while self.position < self.bytes.count, XMLName.contains(self.bytes[self.position]) { self.position += 1 }
        guard self.position > start, XMLName.begins(self.bytes[start]), self.position - start <= 1024 else {
            throw XMLError(.syntax, at: start)
        }
        return start..<self.position
    }

    private mutating func attributes() throws(XMLError) {
        while true {
            let before = self.position
            self.skipSpace()
            guard let byte = self.peek else { throw XMLError(.syntax, at: self.position) }
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { return }
            guard self.position > before else { throw XMLError(.syntax, at: self.position) }
            _ = try self.name()
            self.skipSpace()
            try self.expect(UInt8(ascii: "="))
            self.skipSpace()
            guard let quote = self.peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw XMLError(.syntax, at: self.position)
            }
            self.position += 1
            while let byte = self.peek, byte != quote, byte != UInt8(ascii: "<") { self.position += 1 }
            try self.expect(quote)
        }
    }
}

// MARK: Content

extension XMLParser {
    /// Reads one piece of the innermost open element: text, a CDATA section, a comment, a child or its end tag.
    private mutating func content() throws(XMLError) {
        guard let byte = self.peek else { throw XMLError(.syntax, at: self.position) }
        guard byte == UInt8(ascii: "<") else { return try self.characterData() }
        switch self.byte(at: self.position + 1) {
        case UInt8(ascii: "/"): try self.endElement()
        case UInt8(ascii: "!"):
            if self.isAt("<![CDATA[") {
                let start = self.position + 9
                let end = try self.find("]]>", from: start)
                self.position = end + 3
                self.append(start..<end)
            } else {
                try self.markupDeclaration()
            }
        case UInt8(ascii: "?"): try self.processingInstruction()
        default: try self.startElement()
        }
    }

    private mutating func characterData() throws(XMLError) {
        let start = self.position
        while let byte = self.peek, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") { self.position += 1 }
        self.append(start..<self.position)
        if self.peek == UInt8(ascii: "&") {
            let reference = try XMLReference(in: self.bytes.span, at: self.position)
            self.position = reference.end
            self.append(reference.scalar)
        }
    }

    /// Adds a run of the document's bytes to the innermost element's text; the first run is only pointed at.
    private mutating func append(_ run: Range<Int>) {
        guard let element = self.open.last, element.lastChild == 0, !run.isEmpty else { return }
        if self.nodes[element.index].textLength == 0 {
            self.nodes[element.index].isDecoded = false
            self.nodes[element.index].textStart = UInt32(run.lowerBound)
        } else {
            self.moveTextToDecoded(element.index)
            self.decoded.append(contentsOf: self.bytes[run])
        }
        self.nodes[element.index].textLength += UInt32(run.count)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        guard let element = self.open.last, element.lastChild == 0 else { return }
        self.moveTextToDecoded(element.index)
        let before = self.decoded.count
        self.decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        self.nodes[element.index].textLength += UInt32(self.decoded.count - before)
    }

    private mutating func moveTextToDecoded(_ index: Int) {
        let node = self.nodes[index]
        guard !node.isDecoded else { return }
        self.nodes[index].isDecoded = true
        self.nodes[index].textStart = UInt32(self.decoded.count)
        let start = Int(node.textStart)
        self.decoded.append(contentsOf: self.bytes[start..<start + Int(node.textLength)])
    }

    /// The white space before a first child is indentation, not text.
    private mutating func dropText(of index: Int) {
        self.nodes[index].isDecoded = false
        self.nodes[index].textLength = 0
    }
}

// MARK: What is passed over

extension XMLParser {
    private mutating func skipMisc() throws(XMLError) {
        while true {
            self.skipSpace()
            guard self.peek == UInt8(ascii: "<") else { return }
            switch self.byte(at: self.position + 1) {
            case UInt8(ascii: "?"): try self.processingInstruction()
            case UInt8(ascii: "!"): try self.markupDeclaration()
            default: return
            }
        }
    }

    private mutating func markupDeclaration() throws(XMLError) {
        guard self.isAt("<!--") else {
            throw XMLError(self.isAt("<![CDATA[") ? .outsideRoot : .doctype, at: self.position)
        }
        self.position = try self.find("-->", from: self.position + 4) + 3
    }

    private mutating func processingInstruction() throws(XMLError) {
        self.position = try self.find("?>", from: self.position + 2) + 2
    }

    private mutating func skipSpace() {
        while let byte = self.peek, ASCII.isSpace(byte) { self.position += 1 }
    }

    private mutating func expect(_ byte: UInt8) throws(XMLError) {
        guard self.peek == byte else { throw XMLError(.syntax, at: self.position) }
        self.position += 1
    }

    private var peek: UInt8? { self.byte(at: self.position) }

    private func byte(at position: Int) -> UInt8? { position < self.bytes.count ? self.bytes[position] : nil }

    private func isAt(_ text: StaticString) -> Bool { self.matches(text, at: self.position) }

    private func matches(_ text: StaticString, at position: Int) -> Bool {
        guard self.bytes.count - position >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count where wanted[offset] != self.bytes[position + offset] { return false }
            return true
        }
    }

    private func find(_ text: StaticString, from start: Int) throws(XMLError) -> Int {
        let first = text.withUTF8Buffer { $0[0] }
        let bytes = self.bytes.span
        var position = start
        while position < bytes.count {
            if position + ByteWord.size <= bytes.count, !ByteWord(bytes, at: position).contains(first) {
                position += ByteWord.size
                continue
            }
            if bytes[position] == first, self.matches(text, at: position) { return position }
            position += 1
        }
        throw XMLError(.syntax, at: self.bytes.count)
    }
}
