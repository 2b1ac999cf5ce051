// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite
struct DumpReaderTests {
    private static let good = "/type/author\t/authors/OL1A\t1\t2020\t{\"name\":\"余华\"}\n"

    private func lines(_ text: String, by size: Int, skipping: Int = 0) throws -> DumpReader.Lines {
        var reader = DumpReader(skipping: skipping)
        var lines = DumpReader.Lines()
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            reader.read(Array(bytes[start..<min(start + size, bytes.count)]), into: &lines)
        }
        try reader.finish()
        return lines
    }

    @Test(arguments: [1, 7, 4096])
    func `lines are read whole however they come, and each bad one is named`(size: Int) throws {
        let text =
            Self.good + "a\tb\n\n" + "/type/work\t/works/OL1W\t1\t2020\n" + Self.good.replacing("\n", with: "\r\n")
        let lines = try self.lines(text, by: size)
        #expect(lines.count == 5)
        #expect(lines.records.map(\.line) == [1, 5])
        #expect(lines.records[0].record == lines.records[1].record)
        #expect(lines.rejected.map(\.line) == [2, 4])
        #expect(lines.rejected.map(\.reason) == [.notDumpLine, .notDumpLine])
    }

    @Test
    func `a line without an end costs no memory, and the next one is read`() throws {
        let long =
            "/type/author\t/authors/OL2A\t1\t2020\t{\"name\":\"" + String(repeating: "x", count: 3 << 20) + "\"}\n"
        let lines = try self.lines(long + Self.good, by: 1 << 16)
        #expect(lines.rejected.map(\.reason) == [.tooLong])
        #expect(lines.rejected[0].text.hasPrefix("/type/author\t/authors/OL2A"))
        #expect(lines.records.map(\.line) == [2])
    }

    @Test
    func `lines that were taken before are passed over`() throws {
        let lines = try self.lines(Self.good + "bad\n" + Self.good, by: 10, skipping: 2)
        #expect(lines.records.map(\.line) == [3])
        #expect(lines.rejected.isEmpty)
        #expect(lines.count == 3)
    }

    @Test
    func `a dump that is empty or cut off isn't taken for whole`() {
        #expect(throws: ImportError.emptyDump) { try self.lines("", by: 1) }
        #expect(throws: ImportError.truncatedDump) { try self.lines(Self.good + Self.good.dropLast(), by: 50) }
    }

    @Test
    func `files are told by how they begin`() {
        #expect(DumpKind(head: Array(Self.good.utf8)) == .authors)
        #expect(DumpKind(head: Array("/type/edition\t".utf8)) == .editions)
        #expect(DumpKind(head: Array("title,isbn".utf8)) == .others)
        #expect([DumpKind.authors, .others, .works, .editions].sorted().first == .editions)
    }
}
