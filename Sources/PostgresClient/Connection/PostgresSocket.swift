// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import CPostgres

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The socket under a connection.
struct PostgresSocket {
    private let descriptor: CInt

    /// - Throws: ``PostgresError/lost`` where there is none any more.
    init(_ connection: OpaquePointer) throws(PostgresError) {
        self.descriptor = PQsocket(connection)
        guard self.descriptor >= 0 else { throw .lost }
    }

    /// Whether there is something to read now, be it the end.
    var isReadable: Bool { self.poll(Int16(POLLIN), milliseconds: 0) > 0 }

    /// Waits until the socket can be read or, where that is wanted, written.
    /// - Parameters:
    ///   - toRead: Whether reading is waited for.
    ///   - toWrite: Whether writing is waited for.
    ///   - end: When to stop waiting.
    /// - Returns: False at the end.
    func wait(toRead: Bool = true, toWrite: Bool, until end: ContinuousClock.Instant) -> Bool {
        let events = Int16((toRead ? POLLIN : 0) | (toWrite ? POLLOUT : 0))
        while true {
            let rest = (end - .now) / .milliseconds(1)
            guard rest > 0 else { return false }
            let count = self.poll(events, milliseconds: CInt(min(rest, 60_000).rounded(.up)))
            // A signal interrupts; whatever else fails shows when the socket is used.
            if count > 0 || (count < 0 && errno != EINTR) { return true }
        }
    }

    private func poll(_ events: Int16, milliseconds: CInt) -> CInt {
        var place = pollfd(fd: self.descriptor, events: events, revents: 0)
        #if canImport(Glibc)
        return Glibc.poll(&place, 1, milliseconds)
        #elseif canImport(Musl)
        return Musl.poll(&place, 1, milliseconds)
        #else
        return Darwin.poll(&place, 1, milliseconds)
        #endif
    }
}

#endif
