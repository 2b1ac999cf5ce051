// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatSQLite

extension DumpImport {
    /// Sees to it that no two imports write into one join.
    static func lock(beside catalogue: String) throws -> DatabaseLock {
        let file = URL(filePath: catalogue).resolvingSymlinksInPath().path
        do throws(WeChatDatabaseError) {
            return try DatabaseLock(path: "\(file)-import")
        } catch {
            guard case .served(_, let process) = error else { throw error }
            let name = process.map { " (process \($0))" } ?? ""
            throw CommandFailure("another import of dumps is running\(name)")
        }
    }
}
