// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import BookCatalog
import BookCatalogPostgres
import BookCatalogSQLite
import DatabaseMigration
import GRDB
import PostgresClient
import PostgresServer
import Testing
import WeChatAPI
import WeChatBot
import WeChatPostgres
import WeChatProtocol
import WeChatSQLite

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct DatabaseCopyTests {
    private let address: String
    private let files: SourceFiles

    init() throws {
        self.address = try PostgresServer.shared.createDatabase()
        self.files = try SourceFiles()
    }

    private func copy(catalogue: String? = nil) async throws -> [DatabaseCopy.Count] {
        try await DatabaseCopy(desk: self.files.desk, catalogue: catalogue).run(to: self.address) { _, _, _ in }
    }

    /// What a statement gives in one column of text.
    private func texts(_ sql: StaticString) async throws -> [String] {
        try await PostgresConnection(PostgresConfiguration(address: self.address))
            .perform { try $0.execute(PostgresStatement(sql)).rows.map { try $0.text(0) } }
    }

    @Test func `each row of the desk's tables arrives as it is`() async throws {
        try await self.files.work()
        let counts = try await self.copy()
        #expect(counts.map(\.rows) == [2500, 2, 3, 3, 1, 1, 0])
        // The same rows as texts, read otherwise than by the copy.
        for (there, here) in Self.tables {
            let rows = try await self.files.desk.read { try String.fetchAll($0, sql: here) }
            #expect(rows.count > 0)
            let copied = try await self.texts(there)
            #expect(copied.count == rows.count)
            for (copy, row) in zip(copied, rows) where copy != row { Issue.record("\(row) became \(copy)") }
        }
    }

    private static let tables: [(StaticString, String)] = [
        (
            """
            SELECT concat_ws('|', encode(key, 'hex'), CASE WHEN state = 2 THEN 1 ELSE state END, owner, lease_end,
                promised::int, first, sequence, coalesce(time, -1), digest, account, openid,
                coalesce(encode(push, 'hex'), 'none'), coalesce(encode(reply, 'hex'), 'none'))
            FROM delivery ORDER BY sequence
            """,
            """
            SELECT lower(hex(key)) || '|' || CASE WHEN state = 2 THEN 1 ELSE state END || '|' || owner || '|' ||
                lease_end || '|' || promised || '|' || first || '|' || id || '|' || coalesce(time, -1) || '|' || digest ||
                '|' || account || '|' || user || '|' || iif(push IS NULL, 'none', lower(hex(push))) || '|' ||
                iif(reply IS NULL, 'none', lower(hex(reply)))
            FROM delivery ORDER BY id
            """
        ),
        (
            """
            SELECT concat_ws('|', openid, account, name, encode(data, 'hex'), expires) FROM conversation ORDER BY name
            """,
            "SELECT user || '|' || account || '|' || name || '|' || lower(hex(data)) || '|' || expires FROM conversation ORDER BY name"
        ),
        (
            """
            SELECT concat_ws('|', encode(key, 'hex'), number, account, openid, way, time, owner, expires, tries,
                encode(reply, 'hex')) FROM late_reply ORDER BY id
            """,
            """
            SELECT lower(hex(key)) || '|' || number || '|' || account || '|' || user || '|' || way || '|' || time || '|' ||
                owner || '|' || expires || '|' || tries || '|' || lower(hex(reply)) FROM late_reply ORDER BY id
            """
        ),
        (
            """
            SELECT concat_ws('|', account, openid, time, encode(key, 'hex'), reason, detail, encode(push, 'hex'),
                encode(reply, 'hex')) FROM dead_letter ORDER BY id
            """,
            """
            SELECT account || '|' || user || '|' || time || '|' || lower(hex(key)) || '|' || reason || '|' || detail || '|' ||
                lower(hex(push)) || '|' || lower(hex(reply)) FROM dead_letter ORDER BY id
            """
        ),
        (
            "SELECT concat_ws('|', app, kind, value, obtained, expires) FROM access_token",
            "SELECT app || '|' || kind || '|' || value || '|' || obtained || '|' || expires FROM access_token"
        ),
        (
            "SELECT concat_ws('|', app, kind, array_to_string(times, ',')) FROM forced_refresh",
            "SELECT app || '|' || kind || '|' || group_concat(time) FROM forced_refresh GROUP BY app, kind"
        ),
    ]

    @Test func `a desk goes on where the other has ended`() async throws {
        try await self.files.work()
        _ = try await self.copy()
        let store = PostgresDeskStore(address: self.address)
        let states = try await store.states(of: SourceFiles.user, at: 0)
        #expect(states["shelf"] == StoredState(data: [1, 0, 2], expires: 5000))
        #expect(try await store.claim(SourceFiles.claim(3)) == .answered("答3", digest: 0))
        #expect(try await store.lateReplies(of: SourceFiles.user).map(\.reply) == ["迟0", "迟1", "迟2"])
        #expect(try await store.deadLetters(account: "main", limit: 9).map(\.detail).last == "原因0")
        #expect(try await store.accessTokens.token(for: SourceFiles.token)?.value == "TOKEN")
        // Those of which a note says that they are settled are, and others aren't.
        let states2 = try await self.texts(
            "SELECT state || ' ' || count(*) FROM delivery GROUP BY state ORDER BY state"
        )
        #expect(states2 == ["0 490", "1 1500", "2 510"])
        // What is added later has a number of its own.
        let id = LateReply.ID(key: SourceFiles.key(9))
        let late = LateReply(id: id, user: SourceFiles.user, reply: "新", way: .pickup, expires: 90_000)
        try await store.commit([.late(late)])
        #expect(try await store.lateReplies(of: SourceFiles.user).map(\.reply).last == "新")
    }

    @Test func `each book arrives as it is, in its place, and is found as before`() async throws {
        let source = try await self.files.fillCatalogue()
        #expect(try await self.copy(catalogue: self.files.catalogue).last?.rows == 836)
        let target = try await PostgresBookRepository.open(address: self.address)
        #expect(try await target.count() == 836)
        let (here, there) = (
            try await source.books(after: 0, limit: 1000), try await target.books(after: 0, limit: 1000)
        )
        #expect(here.books.count == 836 && here.books == there.books)
        for text in ["余华", "史", "浪朝之巅", "查来的书", "奇怪的书名", "lczd"] {
            let (one, other) = (BookFinder(repository: source), BookFinder(repository: target))
            let (answer, expected) = (try await other.find(text), try await one.find(text))
            #expect(answer == expected, "\(text)")
        }
        #expect(try await target.save([Book(title: "再来一本")]) == SaveCount(added: 1))
    }

    @Test func `an import that was interrupted goes on in the copy`() async throws {
        let source = try await self.files.fillCatalogue()
        let text = Array("title\n甲\n乙\n".utf8)
        let id = ImportID(kind: "csv", size: text.count, head: text)
        struct Interrupted: Error {}
        var first = BookImport(into: source, file: id, format: .csv, batchSize: 1)
        _ = try await first.resume()
        var pieces = [Array(text[..<10]), Array(text[10...12])].makeIterator()
        await #expect(throws: Interrupted.self) {
            _ = try await first.run {
                guard let piece = pieces.next() else { throw Interrupted() }
                return piece
            }
        }
        _ = try await self.copy(catalogue: self.files.catalogue)
        let target = try await PostgresBookRepository.open(address: self.address)
        var second = BookImport(into: target, file: id, format: .csv)
        #expect(try await second.resume())
        #expect(second.report.rows == first.report.rows)
    }

    @Test func `a target that isn't empty is refused and stays as it is`() async throws {
        _ = try await PostgresBookRepository.open(address: self.address)
        _ = try await self.files.fillCatalogue()
        await #expect(throws: DatabaseCopyError.targetNotEmpty) { try await self.copy(catalogue: self.files.catalogue) }
        #expect(try await self.texts("SELECT count(*)::text FROM edition") == ["834"])
    }

    @Test func `a copy that breaks leaves nothing, and can be made anew`() async throws {
        try await self.files.work()
        _ = try await self.files.fillCatalogue()
        let double =
            "INSERT INTO dead_letter SELECT 99, account, user, time, x'00', reason, detail, push, reply FROM dead_letter"
        try await self.files.desk.write {
            try $0.execute(
                sql: "\(double) LIMIT 1; UPDATE delivery SET key = (SELECT key FROM delivery WHERE id = 1) WHERE id = 2"
            )
        }
        await #expect(throws: PostgresError.refused(SQLState(rawValue: "23505"))) {
            try await self.copy(catalogue: self.files.catalogue)
        }
        for table: StaticString in [
            "SELECT count(*)::text FROM delivery", "SELECT count(*)::text FROM conversation",
            "SELECT count(*)::text FROM edition", "SELECT last_row::text FROM edition_state",
        ] {
            #expect(try await self.texts(table) == ["0"])
        }
        try await self.files.desk.write { try $0.execute(sql: "DELETE FROM delivery WHERE id = 2") }
        #expect(try await self.copy(catalogue: self.files.catalogue).map(\.rows) == [2499, 2, 3, 4, 1, 1, 836])
        let indexes =
            "SELECT indexname::text FROM pg_indexes WHERE tablename LIKE 'edition%' ORDER BY 1" as StaticString
        #expect(
            try await self.texts(indexes) == [
                "edition_import_pkey", "edition_isbn", "edition_pkey", "edition_record", "edition_state_pkey",
                "edition_terms_pkey", "edition_terms_terms", "edition_title", "edition_weight",
            ]
        )
    }
}
#endif
