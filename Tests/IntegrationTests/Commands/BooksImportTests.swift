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
        let cut = "head -c 80000 all.gz | doumi books import -; echo $?; doumi books stats"
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

    /// Makes packed dumps of so many editions, each with a work and an author.
    private static func dumps(_ count: Int) -> String {
        let line = { (type: String, key: String, json: String) in
            "print \"/type/\(type)\\t/\(key)\\t1\\t2020-01-01\\t{\(json)}\""
        }
        let programs = [
            "editions": line(
                "edition",
                "books/OL\" $1 \"M",
                #"\"title\": \"Tide " $1 "\", \"works\": [{\"key\": \"/works/OL" $1 "W\"}], "#
                    + #"\"languages\": [{\"key\": \"/languages/" ($1 % 2 ? "chi" : "eng") "\"}]"#
            ),
            "works": line(
                "work",
                "works/OL\" $1 \"W",
                #"\"title\": \"w\", \"authors\": [{\"author\": {\"key\": \"/authors/OL" $1 "A\"}}]"#
            ),
            "authors": line("author", "authors/OL\" $1 \"A", #"\"name\": \"Writer " $1 "\""#),
        ]
        return programs.map { "seq \(count) | awk '{ \($1) }' | gzip -1 > \($0).gz" }.sorted().joined(separator: "; ")
    }

    @Test func `dumps are joined, filtered and imported, and their join is gone then`() async throws {
        let output = try await self.shell(
            """
            \(Self.dumps(2000)); doumi books import works.gz authors.gz editions.gz --language chi 2>/dev/null
            doumi books search Tide 1999; ls doumi.db*; cat *.gz > all.gz; doumi books import - < all.gz 2>/dev/null
            """
        )
        #expect(
            output.contains(
                "6000 lines: 2000 editions (1000 of other languages and prefixes), 2000 works, 2000 authors"
            )
        )
        #expect(output.contains("read 1000, added 1000, replaced 0, rejected 0\n"))
        #expect(output.contains("openlibrary:OL1999M\tTide 1999\tWriter 1999\t"))
        #expect(!output.contains("doumi.db-openlibrary"))
        #expect(output.contains("read 2000, added 1000, replaced 1000, rejected 0\n"))
    }

    @Test func `a dump that is cut off or empty replaces nothing, and names its file`() async throws {
        let output = try await self.shell(
            """
            \(Self.dumps(2000)); head -c 9000 works.gz > cut.gz; : | gzip > empty.gz
            doumi books import editions.gz cut.gz authors.gz 2>&1; echo $?
            doumi books import editions.gz works.gz empty.gz 2>&1; echo $?; doumi books stats
            """
        )
        #expect(output.contains("cut.gz: the gzip data is cut off"))
        #expect(output.contains("nothing is imported\n1\n"))
        #expect(output.contains("empty.gz: there is no line in the dump\n1\n"))
        #expect(output.contains("books     834"))
    }

    @Test func `a filter that can't be or that takes nothing fails`() async throws {
        let output = try await self.shell(
            """
            \(Self.dumps(20)); doumi books import editions.gz --isbn-prefix x 2>&1; echo $?
            doumi books import editions.gz --language zh 2>&1; echo $?
            doumi books import editions.gz --language ger 2>&1; echo $?; doumi books stats
            """
        )
        #expect(output.contains("no ISBN-13 begins with x: "))
        #expect(output.contains("zh is no language: "))
        #expect(output.contains("no edition (of 20) is in a language, or has a prefix, that was asked for\n1\n"))
        #expect(output.contains("books     834"))
    }

    @Test func `a second import of dumps is refused while one runs, and taken afterwards`() async throws {
        let output = try await self.shell(
            """
            \(Self.dumps(2000)); mkfifo pipe; doumi books import - < pipe 2>/dev/null & first=$!
            exec 3> pipe; zcat editions.gz >&3; until [ -s doumi.db-import.lock ]; do :; done
            doumi books import works.gz 2>&1 | sed "s/$first/FIRST/"; exec 3>&-; wait $first; doumi books import editions.gz
            """
        )
        #expect(output.contains("another import of dumps is running (process FIRST)\n"))
        #expect(output.contains("read 2000, added 2000, replaced 0, rejected 0\n"))
        #expect(output.hasSuffix("read 2000, added 0, replaced 2000, rejected 0\n"))
    }

    @Test func `the help has no runs of blanks in its sentences`() async throws {
        let output = try await self.shell(
            #"""
            doumi books import --help | sed '/^USAGE/q' > help; grep -c '(doumi.db-openlibrary;' help
            grep -c '[^ ] \{9,\}[^ ]' help || true
            """#
        )
        #expect(output == "1\n0\n")
    }

    @Test func `rejected lines of several dumps are listed with their files`() async throws {
        let output = try await self.shell(
            """
            \(Self.dumps(20)); (zcat editions.gz; echo bad) > e.txt; (zcat works.gz; echo bad) > 'w,1.txt'
            doumi books import 'w,1.txt' e.txt --report bad.csv; cat bad.csv
            """
        )
        #expect(output.contains("line,reason,row,file\n21,\"not a line of five columns\",\"bad\",\"e.txt\"\n"))
        #expect(output.hasSuffix("\n21,\"not a line of five columns\",\"bad\",\"w,1.txt\"\n"))
    }

    @Test func `MARC from a packed pipe is imported`() async throws {
        let fields = "10$aClean code /$cR. Martin." + "\u{1E}"
        let text = fields.replacing("$", with: "\u{1F}")
        let length = 24 + 12 + 1 + text.utf8.count + 1
        let record = "000\(length)nam a2200037   4500" + "24500\(text.utf8.count)00000" + "\u{1E}" + text + "\u{1D}"
        try self.folder.write("one.mrc", record)
        let output = try await self.shell(
            "(cat one.mrc; echo rubbish; cat one.mrc) | gzip | doumi books import - --report bad.csv; cat bad.csv"
        )
        #expect(output.contains("read 3, added 1, replaced 1, rejected 1\n  1 × no record of ISO 2709\n"))
        #expect(output.contains("2,\"no record of ISO 2709\",\"rubbish"))
    }
}
