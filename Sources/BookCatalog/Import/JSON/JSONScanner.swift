// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads one JSON value from left to right, and makes texts of nothing but what it is asked for.
///
/// For the many millions of long lines of a dump: a decoder that makes a tree of each takes more than ten times as long.
/// Strict about structure (RFC 8259), and never deeper than 64 levels; of keys that stand twice both are told.
struct JSONScanner {
    /// What stands there is no JSON.
    struct Failure: Error {}

    private static let deepest = 64

    private let bytes: [UInt8]
    private let end: Int
    private var place: Int
    private var depth = 0

    /// Begins at the first byte of a value.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        (self.place, self.end) = (range.lowerBound, range.upperBound)
    }

    /// The first byte of the value that comes next.
    private var next: UInt8 {
        mutating get throws(Failure) {
            while self.place < self.end {
                switch self.bytes[self.place] {
                case 0x20, 0x09, 0x0A, 0x0D: self.place += 1
                case let byte: return byte
                }
            }
            throw Failure()
        }
    }

    /// Whether an object comes next.
    var isObject: Bool {
        mutating get throws(Failure) { try self.next == UInt8(ascii: "{") }
    }

    /// Whether nothing but blanks is left.
    var isAtEnd: Bool { self.bytes[self.place..<self.end].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }

    /// Reads an object, and hands each of its values over with its key; the value has to be read.
    ///
    /// - Returns: Whether there is an object; anything else is passed over.
    @discardableResult
    mutating func object(_ member: (inout JSONScanner, String) throws(Failure) -> Void) throws(Failure) -> Bool {
        guard try self.next == UInt8(ascii: "{") else {
            try self.skip()
            return false
        }
        try self.list(until: UInt8(ascii: "}")) { scanner throws(Failure) in
            guard try scanner.next == UInt8(ascii: "\"") else { throw Failure() }
            let key = try scanner.string()
            guard try scanner.next == UInt8(ascii: ":") else { throw Failure() }
            scanner.place += 1
            try member(&scanner, key)
        }
        return true
    }

    /// Hands over the values of an array one by one, or a value that stands alone.
    mutating func elements(_ element: (inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
        guard try self.next == UInt8(ascii: "[") else { return try element(&self) }
        try self.list(until: UInt8(ascii: "]"), element)
    }

    /// Reads a text, or a number as it is written; `nil` for anything else.
    mutating func text() throws(Failure) -> String? {
        switch try self.next {
        case UInt8(ascii: "\""): return try self.string()
        case UInt8(ascii: "-"), 0x30...0x39:
            let start = self.place
            try self.skip()
            return String(decoding: self.bytes[start..<self.place], as: UTF8.self)
        default:
            try self.skip()
            return nil
        }
    }

    /// Passes over a value.
    mutating func skip() throws(Failure) {
        switch try self.next {
        case UInt8(ascii: "{"):
            try self.list(until: UInt8(ascii: "}")) { scanner throws(Failure) in
                try scanner.skipKey()
                try scanner.skip()
            }
        case UInt8(ascii: "["): try self.elements { scanner throws(Failure) in try scanner.skip() }
        case UInt8(ascii: "\""): _ = try self.stringEnd()
        case UInt8(ascii: "-"), 0x30...0x39: try self.skipNumber()
        case UInt8(ascii: "t"): try self.skip("true")
        case UInt8(ascii: "f"): try self.skip("false")
        case UInt8(ascii: "n"): try self.skip("null")
        default: throw Failure()
        }
    }

    private mutating func skipKey() throws(Failure) {
        guard try self.next == UInt8(ascii: "\"") else { throw Failure() }
        _ = try self.stringEnd()
        guard try self.next == UInt8(ascii: ":") else { throw Failure() }
        self.place += 1
    }

    private mutating func skip(_ word: StaticString) throws(Failure) {
        for index in 0..<word.utf8CodeUnitCount {
            guard self.place < self.end, self.bytes[self.place] == word.utf8Start[index] else { throw Failure() }
            self.place += 1
        }
    }

    private mutating func skipNumber() throws(Failure) {
        let start = self.place
        while self.place < self.end {
            switch self.bytes[self.place] {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
                UInt8(ascii: "E"):
                self.place += 1
            default:
                return
            }
        }
        if self.place == start { throw Failure() }
    }

    /// Reads what stands between brackets, separated by commas.
    private mutating func list(
        until closing: UInt8,
        _ element: (inout JSONScanner) throws(Failure) -> Void
    ) throws(Failure) {
        self.place += 1
        self.depth += 1
        guard self.depth <= Self.deepest else { throw Failure() }
        defer { self.depth -= 1 }
        if try self.next == closing {
            self.place += 1
            return
        }
        while true {
            try element(&self)
            let byte = try self.next
            self.place += 1
            if byte == closing { return }
            guard byte == UInt8(ascii: ",") else { throw Failure() }
        }
    }

    /// Reads a text that begins here.
    private mutating func string() throws(Failure) -> String {
        let start = self.place + 1
        let hasEscapes = try self.stringEnd()
        let body = start..<self.place - 1
        guard hasEscapes else { return String(decoding: self.bytes[body], as: UTF8.self) }
        return try JSONEscapes.text(self.bytes[body])
    }

    /// Passes over a text; says whether there are escapes in it.
    private mutating func stringEnd() throws(Failure) -> Bool {
        self.place += 1
        var hasEscapes = false
        while self.place < self.end {
            let byte = self.bytes[self.place]
            self.place += 1
            if byte == UInt8(ascii: "\"") { return hasEscapes }
            if byte < 0x20 { throw Failure() }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                self.place += 1
            }
        }
        throw Failure()
    }
}
