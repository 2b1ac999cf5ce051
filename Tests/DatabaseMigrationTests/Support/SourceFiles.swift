// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogSQLite
import Foundation
import GRDB
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSQLite

/// A SQLite database in which a server has worked, and its catalogue, in a folder that is removed with it.
final class SourceFiles {
    static let user = UserKey(account: "main", user: "oUser")
    static let token = AccessTokenKey(appID: "wx0123456789abcdef", kind: .stable)

    let folder: URL
    let desk: DatabasePool

    init() throws {
        self.folder = FileManager.default.temporaryDirectory.appending(path: "copy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: false)
        self.desk = try WeChatDatabase.open(path: self.folder.appending(path: "doumi.db").path())
    }

    deinit { try? FileManager.default.removeItem(at: self.folder) }

    var catalogue: String { self.folder.appending(path: "doumi-books.db").path() }

    static func key(_ number: Int) -> DeliveryKey {
        let bytes = (0..<32).map { UInt8(truncatingIfNeeded: $0 < 4 ? 1 : number >> ($0 % 4 * 8)) }
        guard let key = DeliveryKey(bytes: bytes) else { preconditionFailure("thirty-two bytes are a key") }
        return key
    }

    static func claim(_ number: Int, at time: WallTime = 1000) -> Claim {
        Claim(
            key: self.key(number),
            user: self.user,
            push: [UInt8(truncatingIfNeeded: number), 0, 255],
            arrival: time,
            lease: Lease(owner: 7, end: time + .seconds(10))
        )
    }

    /// Does of everything something.
    func work() async throws {
        let store = SQLiteDeskStore(database: self.desk)
        for number in 0..<2500 { _ = try await store.claim(Self.claim(number)) }
        for number in 0..<2000 {
            try await store.commit([.answered(Self.key(number), "答\(number)", owner: 7, at: 2000)])
        }
        for number in 2000..<2010 {
            try await store.commit([.answered(Self.key(number), .nothing, owner: 7, at: 2000)])
        }
        try await store.commit((0..<500).map { .settled(Self.key($0)) } + [.promised(Self.key(2400))])
        try await store.commit([
            .states(
                Self.user,
                ["shelf": StoredState(data: [1, 0, 2], expires: 5000), "list": StoredState(data: [], expires: 9)]
            )
        ])
        for (number, way) in [LateReply.Way.pickup, .send(notBefore: 3), .sending(Lease(owner: 7, end: 4))].enumerated()
        {
            let id = LateReply.ID(key: Self.key(number))
            let late = LateReply(id: id, user: Self.user, reply: "迟\(number)", way: way, expires: 90_000)
            try await store.commit([.late(late)])
        }
        for number in 0..<3 {
            let detail = "原因\(number)"
            let letter = DeadLetter(
                key: Self.key(number),
                user: Self.user,
                time: 5,
                reason: .handlerFailed,
                detail: detail
            )
            try await store.commit([.dead(letter)])
        }
        let tokens = SQLiteAccessTokenStore(database: self.desk)
        try await tokens.save(AccessToken(value: "TOKEN", obtained: 1, expires: 7_200_000), for: Self.token, at: 1)
        for time in [WallTime(rawValue: 5), 6] { _ = try await tokens.countForcedRefresh(for: Self.token, at: time) }
    }

    /// Fills the catalogue: the starter books, one that was looked up, and one that has everything strange in it.
    func fillCatalogue() async throws -> SQLiteBookRepository {
        let repository = try SQLiteBookRepository(path: self.catalogue)
        var strange = Book(title: "奇'怪\\的\"书\t名", authors: ["甲;乙", "[日] 丙"], tags: ["a|b"], summary: "一行\n又一行")
        strange.rating = Rating(average: 8.25, raters: 3, source: "豆瓣", date: "2026")
        try await repository.save([strange, Book(title: "查来的书", origin: Origin(source: "douban", id: "42"))])
        return repository
    }
}
