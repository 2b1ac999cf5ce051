// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
package import GRDB

extension Configuration {
    /// How a file is opened that several processes write, and that searches read all over.
    ///
    /// - Parameter busyTimeout: How long to wait for another process that writes.
    /// - Returns: The configuration.
    package static func sharedFile(busyTimeout: Duration = .seconds(5)) -> Configuration {
        var configuration = Configuration()
        // SQLite's own waiting looks every 100 ms at last, and would miss the pauses that a long import makes.
        let attempts = Int(busyTimeout / .milliseconds(1))
        configuration.busyMode = .callback { attempt in
            Thread.sleep(forTimeInterval: 0.001)
            return attempt < attempts
        }
        // Readers map the file; a writer's mapping would only count as its memory.
        configuration.prepareDatabase { database in
            if database.configuration.readonly { try database.execute(sql: "PRAGMA mmap_size = 2147418112") }
        }
        return configuration
    }
}
