// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The file that a database will be in, which holds access tokens.
enum DatabaseFile {
    /// Creates an empty file that its owner alone may read and write, where there is none; SQLite gives the files beside
    /// it the same mode.
    ///
    /// One that exists isn't even opened, as closing it would release the locks that SQLite may have on it in this
    /// process. What fails here fails again when SQLite opens the file, and is told then.
    static func create(at path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { _ = close(descriptor) }
    }
}
