// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Cuts JSON into the objects that are books, piece by piece, holding no more than one of them.
///
/// Books stand one a line, in a list, in the list `books` of an object, or in an object by their ISBNs.
struct JSONSplitter: Sendable {
    /// An object, or what stands in its place.
    struct Piece: Sendable {
        /// The line in which it begins, counted from 1.
        let line: Int
        var bytes: [UInt8] = []
        /// Whether it was longer than ``longestObject``; then `bytes` is its beginning.
        var isTooLong = false
    }

    /// A book may have a mebibyte.
    static let longestObject = 1 << 20

    /// Whether nothing is open.
    var isWhole: Bool { self.depth == 0 && !self.isInString }

    private var pieces: [Piece] = []
    private var piece: Piece?
    private var line = 1
    private var depth = 0
    /// How deep the objects stand that are books.
    private var bookDepth = 0
    private var isInString = false
    private var isEscaped = false
    /// Whether what follows up to the line's end is no JSON.
    private var isInGarbage = false
    /// The last byte outside of strings that isn't blank.
    private var last: UInt8 = 0
    /// The last string directly within the object that may be a book, or hold books.
    private var key: [UInt8] = []

    mutating func read(_ bytes: Span<UInt8>) -> [Piece] {
        for index in bytes.indices { self.take(bytes[index]) }
        defer { self.pieces.removeAll(keepingCapacity: true) }
        return self.pieces
    }

    mutating func finish() -> [Piece] {
        if let piece = self.piece { self.pieces.append(piece) }
        self.piece = nil
        return self.pieces
    }

    private mutating func take(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") { self.endLine() }
        if self.isInGarbage {
            self.append(byte)
        } else if self.isInString {
            self.append(byte)
            self.takeInString(byte)
        } else {
            self.takeOutside(byte)
        }
    }

    /// A string can't have a line end in it: what began it is broken, and the next line may be whole.
    private mutating func endLine() {
        if self.isInGarbage || self.isInString { self.giveUp() }
        self.line += 1
    }

    /// Ends a piece that is no whole object.
    private mutating func giveUp() {
        if let piece = self.piece { self.pieces.append(piece) }
        self.piece = nil
        if self.bookDepth == .max { self.bookDepth = 0 }
        self.depth = self.bookDepth
        (self.isInString, self.isEscaped, self.isInGarbage) = (false, false, false)
        self.last = 0
    }

    private mutating func takeInString(_ byte: UInt8) {
        if self.isEscaped {
            self.isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            self.isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            self.isInString = false
            self.last = byte
        } else if self.depth == 1, self.key.count < 32 {
            self.key.append(byte)
        }
    }

    private mutating func takeOutside(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0xEF, 0xBB, 0xBF:
            self.append(byte)
            return
        case UInt8(ascii: "\""):
            self.isInString = true
            self.key.removeAll(keepingCapacity: true)
            self.append(byte)
        case UInt8(ascii: "{"): self.openObject()
        case UInt8(ascii: "["): self.openList()
        case UInt8(ascii: "}"), UInt8(ascii: "]"): self.close(byte)
        default:
            if self.depth == 0, byte != UInt8(ascii: ",") {
                self.piece = Piece(line: self.line)
                self.isInGarbage = true
            }
            self.append(byte)
        }
        self.last = byte
    }

    private mutating func openObject() {
        if self.piece != nil {
            let isValue = self.last == UInt8(ascii: ":")
            if isValue, self.bookDepth == 0, self.depth == 1, self.keyIsISBN {
                // The object holds books by their ISBNs, and this is the first of them.
                self.bookDepth = 1
                self.piece = nil
            } else if !isValue, self.last != UInt8(ascii: "["), self.last != UInt8(ascii: ",") {
                // Nothing that an object can follow: the one before it was never closed.
                self.giveUp()
            }
        }
        if self.piece == nil, self.depth == self.bookDepth { self.piece = Piece(line: self.line) }
        self.append(UInt8(ascii: "{"))
        self.depth += 1
    }

    private mutating func openList() {
        let isBooks =
            self.bookDepth == 0 && self.depth == 1 && self.last == UInt8(ascii: ":")
            && self.key.elementsEqual("books".utf8)
        if isBooks { self.piece = nil }
        if isBooks || self.depth == 0 { self.bookDepth = self.depth + 1 }
        self.append(UInt8(ascii: "["))
        self.depth += 1
    }

    private mutating func close(_ byte: UInt8) {
        self.append(byte)
        self.depth = max(0, self.depth - 1)
        if let piece = self.piece, self.depth == self.bookDepth {
            self.pieces.append(piece)
            self.piece = nil
        }
        // Behind the list of books other keys of the object may stand, and they are no books.
        if self.piece == nil, self.depth < self.bookDepth { self.bookDepth = self.depth == 0 ? 0 : .max }
        if self.depth == 0 { self.bookDepth = 0 }
    }

    private var keyIsISBN: Bool {
        (self.key.count == 10 || self.key.count == 13) && self.key.dropLast().allSatisfy { 0x30...0x39 ~= $0 }
    }

    private mutating func append(_ byte: UInt8) {
        guard self.piece != nil else { return }
        if self.piece?.bytes.count == Self.longestObject {
            self.piece?.isTooLong = true
        } else {
            self.piece?.bytes.append(byte)
        }
    }
}
