// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A line of Open Library's dumps.
package enum DumpedRecord: Hashable, Sendable {
    case author(DumpedAuthor)
    case work(DumpedWork)
    case edition(DumpedEdition)
    /// The record with one number is now the one with the other.
    case authorRedirect(from: Int, to: Int)
    case workRedirect(from: Int, to: Int)
    /// Something that books aren't made of: a page, a list, a deleted record.
    case other

    /// Reads a line: type, key, revision, day and record, separated by tabs.
    ///
    /// - Parameters:
    ///   - bytes: What the line stands in.
    ///   - range: Where it stands, without the line feed.
    /// - Throws: ``RejectedRow/Reason``.
    init(line bytes: [UInt8], in range: Range<Int>) throws(RejectedRow.Reason) {
        var ends: [Int] = []
        var place = range.lowerBound
        while ends.count < 4, let tab = bytes[place..<range.upperBound].firstIndex(of: 0x09) {
            ends.append(tab)
            place = tab + 1
        }
        guard ends.count == 4, bytes[range].starts(with: "/type/".utf8) else { throw .notDumpLine }
        let type = String(decoding: bytes[range.lowerBound + 6..<ends[0]], as: UTF8.self)
        let key = String(decoding: bytes[ends[0] + 1..<ends[1]], as: UTF8.self)
        var scanner = JSONScanner(bytes, in: place..<range.upperBound)
        try self.init(type: type, key: key, &scanner)
        guard self == .other || scanner.isAtEnd else { throw .notJSON }
    }

    private init(type: String, key: String, _ scanner: inout JSONScanner) throws(RejectedRow.Reason) {
        guard ["author", "work", "edition", "redirect"].contains(type) else {
            self = .other
            return
        }
        guard let number = OpenLibraryNumber.number(of: key) else {
            // Pages and the like move too.
            guard type == "redirect" else { throw .foreignKey }
            self = .other
            return
        }
        switch type {
        case "author": self = .author(try DumpedAuthor(number: number, &scanner))
        case "work": self = .work(try DumpedWork(number: number, &scanner))
        case "edition": self = .edition(try DumpedEdition(number: number, &scanner))
        default: self = try Self.redirect(from: number, key: key, &scanner)
        }
    }

    private static func redirect(
        from number: Int,
        key: String,
        _ scanner: inout JSONScanner
    ) throws(RejectedRow.Reason) -> DumpedRecord {
        var location: String?
        do {
            try scanner.object { scanner, name throws(JSONScanner.Failure) in
                if name == "location" { location = try scanner.line() } else { try scanner.skip() }
            }
        } catch { throw .notJSON }
        guard let location, let target = OpenLibraryNumber.number(of: location), location.last == key.last else {
            return .other
        }
        return switch key.last {
        case "A": .authorRedirect(from: number, to: target)
        case "W": .workRedirect(from: number, to: target)
        default: .other
        }
    }
}
