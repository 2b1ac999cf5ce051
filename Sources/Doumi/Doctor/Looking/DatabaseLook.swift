// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalogSQLite
import DatabaseMigration
import Foundation
import WeChatSQLite
import WeChatServer

/// Looks at the database beside whoever uses it, and changes nothing.
struct DatabaseLook: Sendable {
    let database: DatabaseURL

    /// What there is to see.
    @concurrent
    func run() async -> DatabaseCheck {
        do {
            return DatabaseCheck(database: self.database, outcome: try await self.outcome())
        } catch {
            return DatabaseCheck(database: self.database, outcome: .unusable(reason: "\(error)"))
        }
    }

    private func outcome() async throws -> DatabaseCheck.Outcome {
        switch self.database {
        case .memory: return .memory
        case .postgres(let address): return .server(missing: try await PostgresSchema.missing(in: address))
        case .sqlite(let path):
            let folder = DiskLook.folder(of: path)
            if let hidden = self.forbidden([folder, path, CataloguePath.beside(path)]) {
                return .forbidden(path: hidden)
            }
            guard FileManager.default.fileExists(atPath: folder) else { return .noFolder(folder) }
            return .files(
                DatabaseCheck.Files(
                    isCurrent: try WeChatDatabase.isCurrent(at: path),
                    catalogue: try SQLiteBookRepository.look(at: CataloguePath.beside(path)),
                    holder: DatabaseLock.holder(of: path)
                )
            )
        }
    }

    /// The first of these that is there, or may be, and can't be read by this user.
    private func forbidden(_ paths: [String]) -> String? {
        paths.first { path in
            do {
                _ = try FileManager.default.attributesOfItem(atPath: path)
                return !FileManager.default.isReadableFile(atPath: path)
            } catch {
                return (error as? CocoaError)?.code == .fileReadNoPermission
            }
        }
    }
}
