// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatServer

/// Looks at the folder that the database stands in: writes a small file there, and removes it again.
struct DiskLook: Sendable {
    let database: DatabaseURL

    /// The folder that a database's file stands in, or will.
    static func folder(of path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
    }

    /// What there is to see.
    @concurrent
    func run() async -> DiskCheck {
        guard case .sqlite(let path) = self.database else { return DiskCheck(outcome: .noFile) }
        let folder = Self.folder(of: path)
        guard FileManager.default.fileExists(atPath: folder) else { return DiskCheck(outcome: .noFolder) }
        let files = [path, CataloguePath.beside(path)]
            .flatMap { [$0, "\($0)-wal", "\($0)-shm"] }
            .filter { FileManager.default.fileExists(atPath: $0) }
        let system = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        return DiskCheck(
            outcome: .folder(
                DiskCheck.Folder(
                    path: folder,
                    refusal: Self.refusal(of: folder),
                    readOnlyFile: files.first { !FileManager.default.isWritableFile(atPath: $0) },
                    free: (system?[.systemFreeSize] as? NSNumber)?.int64Value
                )
            )
        )
    }

    private static func refusal(of folder: String) -> String? {
        let path = "\(folder)/.doumi-doctor-\(UUID().uuidString)"
        do throws(SystemFile.Failure) {
            try SystemFile.createPrivate(path, bytes: [UInt8](repeating: 0, count: 4096))
            try? FileManager.default.removeItem(atPath: path)
            return nil
        } catch {
            return error.description
        }
    }
}
