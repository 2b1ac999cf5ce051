// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalogSQLite
import WeChatSQLite
import WeChatServer

/// Whether the database is there, can be used, and has the tables of this version.
struct DatabaseCheck: Check {
    /// What a SQLite file and the catalogue beside it are like.
    struct Files {
        var isCurrent: Bool?
        var catalogue: SQLiteBookRepository.Look?
        var holder = DatabaseLock.Holder.nobody
    }

    enum Outcome {
        case memory
        case noFolder(String)
        case files(Files)
        case server(missing: [String])
        case unusable(reason: String)
        /// This user may not read it.
        case forbidden(path: String)
    }

    let database: DatabaseURL
    let outcome: Outcome

    var finding: Finding {
        switch self.outcome {
        case .memory: .passed("memory alone: what the server knows is gone with it")
        case .noFolder(let folder):
            .failed(
                "there is no folder \(folder)",
                next: "create it for the user that runs doumi serve, or correct database.url (DATABASE_URL)"
            )
        case .unusable(let reason): .failed(reason, next: self.remedy(of: reason))
        case .forbidden(let path): .failed("this user may not read \(path)", next: Self.asServer)
        case .server(let missing) where missing.isEmpty:
            .passed("\(self.database) answers, and its tables are up to date")
        case .server(let missing):
            .warned(
                "\(self.database) answers, and its tables lack \(missing.joined(separator: ", "))",
                next: "doumi serve makes them at its start, as does doumi db migrate"
            )
        case .files(let files): self.finding(files)
        }
    }

    private static let asServer = "run this as the user that runs doumi serve, or give that user's files back to it"

    /// What to do about an error, which is in SQLite's words ([Result codes](https://sqlite.org/rescode.html)).
    private func remedy(of reason: String) -> String {
        if case .postgres = self.database {
            return "see that PostgreSQL runs and lets this user in, and compare database.url (DATABASE_URL)"
        }
        func says(_ words: String...) -> Bool { words.contains { reason.contains($0) } }
        if says("is locked") { return "another program writes to it just now: try again in a moment" }
        if says("unable to open", "readonly", "permission denied", "access permission") { return Self.asServer }
        if says("not a database", "malformed") {
            return "restore a backup (docs/operations/backup.md), or name another file (database.url)"
        }
        return "name another file (database.url), if this isn't the right one"
    }

    private func finding(_ files: Files) -> Finding {
        guard let isCurrent = files.isCurrent else {
            return .warned(
                "\(self.database) isn't there yet",
                next: "doumi serve makes it at its first start; if it should be there, run this in the server's folder"
            )
        }
        let holder: String? =
            switch files.holder {
            case .nobody: nil
            case .process(let number): number.map { "process \($0) serves from it" } ?? "a server runs on it"
            case .unknown(let reason): "whether a server runs on it isn't known (its lock file: \(reason))"
            }
        guard isCurrent, files.catalogue?.isCurrent != false else {
            return .warned(
                "\(self.database) has tables of an older version" + (holder.map { "; \($0)" } ?? ""),
                next: "back it up (docs/operations/backup.md) and start this version of doumi serve"
            )
        }
        let books = files.catalogue.map { "has \($0.books) books" } ?? "has no books yet"
        return .passed("\(self.database) is up to date and \(books); \(holder ?? "no server runs on it")")
    }
}
