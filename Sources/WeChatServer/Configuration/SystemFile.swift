// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Small files, read and made with the system's own calls, so that errors say what the system said.
package enum SystemFile {
    /// Why the system refused.
    package struct Failure: Error, Equatable, CustomStringConvertible {
        package var code: Int32

        var isMissing: Bool { self.code == ENOENT || self.code == ENOTDIR }
        var isExisting: Bool { self.code == EEXIST }
        package var description: String { String(cString: strerror(self.code)) }
    }

    /// The bytes of a file; more than `limit` are an error.
    static func bytes(of path: String, limit: Int) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Failure(code: errno) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else { throw Failure(code: EFBIG) }
        }
    }

    /// Makes a file that only its owner may read, whole or not at all.
    ///
    /// Of two that make the same file at once one succeeds; the other finds it existing, and complete: the bytes are
    /// written under another name, which then becomes this one.
    package static func createPrivate(_ path: String, bytes: [UInt8]) throws(Failure) {
        let draft = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36))"
        try Self.writeNew(draft, bytes: bytes)
        defer { unlink(draft) }
        if link(draft, path) == 0 { return }
        switch errno {
        case EPERM, ENOTSUP, ENOSYS, EMLINK: try Self.writeNew(path, bytes: bytes)  // no hard links on this file system
        default: throw Failure(code: errno)
        }
    }

    private static func writeNew(_ path: String, bytes: [UInt8]) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let failure = Failure(code: errno)
                unlink(path)
                throw failure
            }
            rest = rest.dropFirst(count)
        }
        fsync(descriptor)
    }
}
