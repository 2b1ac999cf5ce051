// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads the head of an ordinary request, as WeChat and the proxies before a server send it, and of no other.
///
/// It is stricter than any HTTP parser, so that whatever it accepts they all read alike, above all where the request
/// ends: `GET` or `POST`, a path, `HTTP/1.1`; lines that end with CRLF; one `Host`; for `POST` one `Content-Length`
/// in digits and for `GET` none; no field that changes the meaning of the others. What is unusual in any way isn't
/// wrong, but the decoder's.
struct HeadReader {
    private enum Stop: Error { case incomplete, unusual }

    /// Bytes of the longest head that is ordinary; within the decoder's limits of length, whatever the head is made of.
    static let longest = 8 * 1024
    /// Fields of the longest, as many as the decoder takes.
    private static let mostFields = 100

    private var position = 0
    private var hasHost = false
    private var bodyLength: Int?
    private var closesConnection: Bool?

    /// Reads a head from the first byte on.
    static func read(_ bytes: Span<UInt8>) -> HeadReading {
        let beginning = bytes.extracting(first: Self.longest)
        var reader = HeadReader()
        do throws(Stop) {
            let head = try reader.readHead(beginning)
            return .head(head, length: reader.position)
        } catch {
            return error == .incomplete && bytes.count < Self.longest ? .incomplete : .unusual
        }
    }

    private mutating func readHead(_ bytes: Span<UInt8>) throws(Stop) -> RequestHead {
        let isPost = try self.peek(bytes) == UInt8(ascii: "P")
        try self.expect(isPost ? "POST " : "GET ", bytes)
        var head = try self.readTarget(bytes)
        try self.expect(" HTTP/1.1\r\n", bytes)
        var fields = 0
        while try self.peek(bytes) != UInt8(ascii: "\r") {
            try self.readField(bytes)
            fields += 1
        }
        try self.expect("\r\n", bytes)
        guard self.hasHost, isPost == (self.bodyLength != nil), fields <= Self.mostFields else { throw .unusual }
        head.method = isPost ? "POST" : "GET"
        head.bodyLength = self.bodyLength ?? 0
        head.closesConnection = self.closesConnection ?? false
        return head
    }

    private mutating func readTarget(_ bytes: Span<UInt8>) throws(Stop) -> RequestHead {
        let start = self.position
        var mark: Int?
        try self.skip(.target, bytes)
        for index in start..<self.position where bytes[index] == UInt8(ascii: "?") {
            mark = index
            break
        }
        guard self.position > start, bytes[start] == UInt8(ascii: "/") else { throw .unusual }
        return RequestHead(
            method: "",
            path: Self.text(bytes.extracting(start..<(mark ?? self.position))),
            query: mark.map { Self.text(bytes.extracting($0 + 1..<self.position)) } ?? ""
        )
    }

    private mutating func readField(_ bytes: Span<UInt8>) throws(Stop) {
        let nameStart = self.position
        try self.skip(.token, bytes)
        let name = bytes.extracting(nameStart..<self.position)
        guard !name.isEmpty else { throw .unusual }
        try self.expect(":", bytes)
        while try self.isSpace(self.peek(bytes)) { self.position += 1 }
        let valueStart = self.position
        try self.skip(.fieldValue, bytes)
        let value = bytes.extracting(valueStart..<self.position)
        try self.expect("\r\n", bytes)
        try self.take(name, value)
    }

    /// Remembers a field that matters, and stops at one that would change how the request is read.
    private mutating func take(_ name: Span<UInt8>, _ value: Span<UInt8>) throws(Stop) {
        switch name.count {
        case 4 where Self.isSame(name, "host"):
            guard !self.hasHost, !value.isEmpty else { throw .unusual }
            self.hasHost = true
        case 10 where Self.isSame(name, "connection"):
            guard self.closesConnection == nil else { throw .unusual }
            self.closesConnection = Self.isSame(value, "close")
            guard self.closesConnection == true || Self.isSame(value, "keep-alive") else { throw .unusual }
        case 14 where Self.isSame(name, "content-length"):
            guard self.bodyLength == nil, let length = Self.number(value) else { throw .unusual }
            self.bodyLength = length
        case 2 where Self.isSame(name, "te"), 6 where Self.isSame(name, "expect"), 7 where Self.isSame(name, "upgrade"),
            7 where Self.isSame(name, "trailer"), 16 where Self.isSame(name, "proxy-connection"),
            17 where Self.isSame(name, "transfer-encoding"):
            throw .unusual
        default: break
        }
    }

    // MARK: Bytes

    private func peek(_ bytes: Span<UInt8>) throws(Stop) -> UInt8 {
        guard self.position < bytes.count else { throw .incomplete }
        return bytes[self.position]
    }

    private mutating func skip(_ set: ByteSet, _ bytes: Span<UInt8>) throws(Stop) {
        var position = self.position
        while position < bytes.count, set.contains(bytes[position]) { position += 1 }
        self.position = position
        guard position < bytes.count else { throw .incomplete }
    }

    private mutating func expect(_ word: StaticString, _ bytes: Span<UInt8>) throws(Stop) {
        let length = min(word.utf8CodeUnitCount, bytes.count - self.position)
        for index in 0..<length where word.utf8Start[index] != bytes[self.position + index] { throw .unusual }
        guard length == word.utf8CodeUnitCount else { throw .incomplete }
        self.position += length
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// Whether bytes are a word that is written in lower case, in whatever case they are.
    private static func isSame(_ bytes: Span<UInt8>, _ word: StaticString) -> Bool {
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<bytes.count {
            let byte = bytes[index]
            let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            guard (isCapital ? byte | 0x20 : byte) == word.utf8Start[index] else { return false }
        }
        return true
    }

    /// A number of at most nine digits, which no parser overflows at.
    private static func number(_ digits: Span<UInt8>) -> Int? {
        guard (1...9).contains(digits.count) else { return nil }
        var number = 0
        for index in 0..<digits.count {
            guard digits[index] >= UInt8(ascii: "0"), digits[index] <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(digits[index] - UInt8(ascii: "0"))
        }
        return number
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
