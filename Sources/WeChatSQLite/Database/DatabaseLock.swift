// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Says that one process serves from a SQLite file, so that a second one can't.
///
/// It is a lock on a file beside the database (`….lock`), held as long as this object lives, and released by the
/// system when the process dies, however it dies; the file itself stays. Readers and writers that merely use the
/// database beside the server don't take it.
public final class DatabaseLock: Sendable {
    /// Who serves from a database.
    package enum Holder: Equatable, Sendable {
        /// No process does.
        case nobody
        /// A process does; its number, where it is known.
        case process(Int?)
        /// That can't be seen; why.
        case unknown(reason: String)
    }

    private let descriptor: CInt

    /// Takes the lock of the database at a path, which need not exist yet.
    ///
    /// - Parameters:
    ///   - path: The database's path.
    ///   - patience: How long to wait for another that holds it, as who brings the tables up to date does for a moment.
    /// - Throws: ``WeChatDatabaseError/served(path:process:)`` where another process, or another part of this one,
    ///   holds it; ``WeChatDatabaseError/unusable(path:reason:)`` where the lock file can't be written.
    public init(path: String, patience: Duration = .zero) throws(WeChatDatabaseError) {
        let descriptor = open(Self.resolved(path) + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unusable(path: path, reason: "its lock file can't be opened: \(Self.reason(errno))")
        }
        let end = ContinuousClock.now + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let cause = errno
            if cause == EWOULDBLOCK, .now < end {
                usleep(10_000)
                continue
            }
            let holder = Self.process(in: descriptor)
            _ = close(descriptor)
            guard cause == EWOULDBLOCK else {
                throw .unusable(path: path, reason: "its lock file can't be locked: \(Self.reason(cause))")
            }
            throw .served(path: path, process: holder)
        }
        self.descriptor = descriptor
        Self.write(process: getpid(), to: descriptor)
    }

    /// Who serves from the database at a path, without taking the lock from them: where nobody does, it is held for a
    /// moment, which a server that just starts waits for.
    package static func holder(of path: String) -> Holder {
        let descriptor = open(self.resolved(path) + ".lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno == ENOENT ? .nobody : .unknown(reason: self.reason(errno)) }
        defer { _ = close(descriptor) }
        if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return .nobody }
        let cause = errno
        return cause == EWOULDBLOCK
            ? .process(self.process(in: descriptor)) : .unknown(reason: self.reason(cause))
    }

    deinit { _ = close(self.descriptor) }

    /// The path with symbolic links followed, so that one file has one lock under whatever name.
    private static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func reason(_ code: CInt) -> String { String(cString: strerror(code)) }

    private static func write(process: pid_t, to descriptor: CInt) {
        let line = Array("\(process)\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = line.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// The process that the lock file names; nil while it is just being written.
    private static func process(in descriptor: CInt) -> Int? {
        var line = [UInt8](repeating: 0, count: 32)
        let count = line.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return Int(String(decoding: line[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}
