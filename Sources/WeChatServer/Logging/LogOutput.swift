// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where lines of the log go: a file descriptor that many loggers share.
///
/// A line is handed over complete, and normally with one write. The lock is held for that only, so that lines stay whole
/// where the reader is slow and takes them in pieces.
public final class LogOutput: Sendable {
    /// The process's standard error.
    public static let standardError = LogOutput(descriptor: 2)

    private let descriptor: Mutex<Int32>

    /// Creates an output on an open file descriptor, which it doesn't close.
    public init(descriptor: Int32) {
        self.descriptor = Mutex(descriptor)
    }

    /// Writes a line, its end included; what nobody can take any more is dropped.
    public func append(_ line: String) {
        var line = line
        line.withUTF8 { bytes in
            self.descriptor.withLock { descriptor in
                var rest = UnsafeRawBufferPointer(bytes)
                while !rest.isEmpty {
                    let count = write(descriptor, rest.baseAddress, rest.count)
                    if count > 0 {
                        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
                    } else if count < 0 && errno == EAGAIN {
                        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                        poll(&ready, 1, -1)
                    } else if count == 0 || errno != EINTR {
                        return
                    }
                }
            }
        }
    }
}
