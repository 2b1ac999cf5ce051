// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalogSQLite
import Testing
import WeChatProtocol
import WeChatSQLite
import WeChatServer

@testable import Doumi

@Suite struct MachineChecksTests {
    private static let database = DatabaseURL.sqlite(path: "doumi.db")

    @Test func `a configuration says where it is from, what nobody reads, and what is missing`() {
        let shop = OfficialAccount(name: "shop", credentials: Credentials(tokens: []), mode: .safe)
        var facts = ConfigurationCheck.Facts(file: "doumi.yaml", accounts: [shop])
        func finding() -> Finding { ConfigurationCheck(outcome: .success(facts)).finding }
        #expect(finding() == .passed("doumi.yaml: safe mode"))
        facts.accounts.append(OfficialAccount(name: "news", credentials: Credentials(tokens: [])))
        #expect(finding() == .passed("doumi.yaml: shop in safe mode, news in plain mode"))
        facts.missingToken = "doumi.db.token"
        #expect(finding().status == .warned && finding().nextStep?.contains("WECHAT_TOKEN") == true)
        facts.warnings = ["environment variable WECHAT_TOKN isn't known; did you mean WECHAT_TOKEN?"]
        #expect(finding().reason.contains("WECHAT_TOKN"))
    }

    @Test func `a database is there, older, missing or none`() {
        func finding(_ isCurrent: Bool?, books: Int? = nil, process: Int? = nil) -> Finding {
            let files = DatabaseCheck.Files(
                isCurrent: isCurrent,
                catalogue: books.map { .init(isCurrent: true, books: $0) },
                holder: process.map { .process($0) } ?? .nobody
            )
            return DatabaseCheck(database: Self.database, outcome: .files(files)).finding
        }
        #expect(
            finding(true, books: 834, process: 42)
                == .passed("sqlite:doumi.db is up to date and has 834 books; process 42 serves from it")
        )
        #expect(finding(true).reason.hasSuffix("has no books yet; no server runs on it"))
        #expect(finding(nil).status == .warned)
        #expect(finding(false, process: 42).reason.hasSuffix("older version; process 42 serves from it"))
        #expect(finding(false).nextStep?.contains("backup.md") == true)
        func other(_ outcome: DatabaseCheck.Outcome, _ database: DatabaseURL = Self.database) -> Finding {
            DatabaseCheck(database: database, outcome: outcome).finding
        }
        #expect(other(.memory, .memory).status == .passed)
        #expect(other(.noFolder("/nowhere")).reason == "there is no folder /nowhere")
        #expect(other(.unusable(reason: "why")).nextStep?.contains("database.url") == true)
        let server = DatabaseURL.postgres("postgres://u:secret@h/d")
        #expect(other(.server(missing: []), server) == .passed("postgres://… answers, and its tables are up to date"))
        #expect(other(.server(missing: ["desk"]), server).status == .warned)
        #expect(other(.unusable(reason: "why"), server).nextStep?.contains("PostgreSQL runs") == true)
    }

    @Test(arguments: [
        ("database is locked", "try again"), ("unable to open database file", "as the user that runs doumi serve"),
        ("attempt to write a readonly database", "as the user that runs doumi serve"),
        ("file is not a database", "restore a backup"), ("database disk image is malformed", "restore a backup"),
        ("disk I/O error", "name another file"),
    ])
    func `a backup is for a database that is damaged, and for no other`(reason: String, nextStep: String) throws {
        let finding = DatabaseCheck(database: Self.database, outcome: .unusable(reason: reason)).finding
        let step = try #require(finding.nextStep)
        #expect(finding.status == .failed && step.contains(nextStep))
        #expect(step.contains("backup") == nextStep.contains("backup"))
    }

    @Test func `where nobody can tell whether a server runs, that is said`() {
        let files = DatabaseCheck.Files(isCurrent: true, holder: .unknown(reason: "Permission denied"))
        let finding = DatabaseCheck(database: Self.database, outcome: .files(files)).finding
        #expect(finding.reason.hasSuffix("a server runs on it isn't known (its lock file: Permission denied)"))
    }

    @Test func `a disk has room, little, none, or may not be written`() {
        func finding(_ free: Int64?, refusal: String? = nil, file: String? = nil) -> Finding {
            let folder = DiskCheck.Folder(path: "/data", refusal: refusal, readOnlyFile: file, free: free)
            return DiskCheck(outcome: .folder(folder)).finding
        }
        #expect(finding(5 << 30).status == .passed)
        #expect(finding(nil) == .passed("/data can be written"))
        #expect(finding(500 << 20).status == .warned)
        let full = finding(1 << 20)
        #expect(full.status == .failed && full.reason.hasPrefix("only 1 MB free in /data"))
        #expect(finding(5 << 30, refusal: "Read-only file system").reason.hasSuffix(": Read-only file system"))
        #expect(finding(5 << 30, refusal: "Permission denied").nextStep?.contains("user") == true)
        #expect(finding(0, refusal: "No space left on device").nextStep?.contains("make room") == true)
        #expect(finding(5 << 30, file: "/data/doumi.db-wal").reason == "/data/doumi.db-wal may not be written")
        #expect(DiskCheck(outcome: .noFile).finding.status == .skipped)
        #expect(DiskCheck(outcome: .noFolder).finding.status == .skipped)
    }
}
