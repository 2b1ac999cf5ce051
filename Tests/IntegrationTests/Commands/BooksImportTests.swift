// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite struct BooksImportTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    private func shell(_ script: String) async throws -> String {
        let program = try Program.doumi.url.path
        return try await Shell.run(script.replacing("doumi ", with: "'\(program)' "), in: self.folder)
    }

    @Test func `gzip from a pipe is imported, and rejected rows are listed`() async throws {
        let text = "书名,ISBN\\n新书一,9787000000018\\n坏书,9.78E+12\\n"
        let output = try await self.shell(
            "printf '\(text)' | gzip | doumi books import - --report bad.csv; cat bad.csv; doumi books search 新书一"
        )
        #expect(output.contains("read 2, added 1, replaced 0, rejected 1\n  1 × ISBN damaged by a spreadsheet\n"))
        #expect(output.contains("line,reason,row\n3,\"ISBN damaged by a spreadsheet\",\"坏书,9.78E+12\"\n"))
        #expect(output.contains("9787000000018\t新书一"))
    }

    @Test func `a file that is cut off fails, keeps what was read, and goes on when the rest comes`() async throws {
        let make = "(echo title; head -c 150000 /dev/urandom | base64 | tr -d '\\n' | fold -w 60) | gzip > all.gz"
        let cut = "head -c 120000 all.gz | doumi books import -; echo $?; doumi books stats"
        let output = try await self.shell("\(make); \(cut); doumi books import - < all.gz 2>&1; doumi books stats")
        #expect(output.contains("\n1\n"))
        #expect(output.contains("going on after row"))
        #expect(output.contains("read 3334, added 3334, replaced 0, rejected 0"))
        #expect(output.contains("books     4168"))
    }

    @Test func `all rejected rows are listed, once each, also in JSON of one line and after an interruption`()
        async throws
    {
        let row = #"{"isbn":"\#(String(repeating: "x", count: 38))"},"#
        let output = try await self.shell(
            """
            (printf '['; yes '\(row)' | head -5400 | tr -d '\\n'; printf '{}]') > all.json
            head -c 266000 all.json | doumi books import - --report bad.csv
            wc -l < bad.csv; echo '1,"no title","not saved' >> bad.csv
            doumi books import - --report bad.csv < all.json; wc -l < bad.csv; grep -c 'not saved' bad.csv
            """
        )
        #expect(output.contains("read 5320, added 0, replaced 0, rejected 5320\n"))
        #expect(output.contains("\n5321\n"))
        #expect(output.contains("read 5401, added 0, replaced 0, rejected 5401\n"))
        #expect(output.hasSuffix("\n5402\n0\n"))
    }

    @Test(arguments: ["", "title\\n", "a,b\\n1,2\\n"])
    func `a file without books fails`(text: String) async throws {
        let output = try await self.shell("printf '\(text)' > empty.csv; doumi books import empty.csv 2>&1; echo $?")
        #expect(output.hasSuffix("\n1\n"))
    }

    @Test(arguments: ["csv", "jsonl"])
    func `what is exported can be imported elsewhere and exported again, the same`(format: String) async throws {
        let output = try await self.shell(
            """
            doumi books export one.\(format) && doumi books import one.\(format) --database sqlite:other.db \
            && doumi books export two.\(format) --database sqlite:other.db && cmp one.\(format) two.\(format) && wc -l < two.\(format)
            """
        )
        #expect(output.contains("read 834, added 0, replaced 834, rejected 0"))
        #expect(output.contains(format == "csv" ? "\n835\n" : "\n834\n"))
    }
}
