// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Dispatch
import Metrics
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
/// Lines wait in a queue and are written one after another on a thread of their own, so that a reader who is slow, or
/// has stopped reading, never holds up the server. Of lines that don't fit into the queue any more only the number is
/// logged, once there is room again.
public final class LogOutput: Sendable {
    /// The process's standard error.
    public static let standardError = LogOutput(descriptor: 2)

    /// Lines that were left out; made once the start has chosen what keeps metrics.
    private static let dropped = Counter(label: "wechat_log_lines_dropped_total")

    private let descriptor: Int32
    private let limit: Int
    private let queue = DispatchQueue(label: "log")
    private let waiting = Atomic<Int>(0)
    private let left = Atomic<Int>(0)

    /// Creates an output on an open file descriptor, which it doesn't close.
    ///
    /// - Parameters:
    ///   - descriptor: Where to write.
    ///   - limit: How many bytes wait at the most.
    public init(descriptor: Int32, limit: Int = 1 << 20) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// Has the lines that are left out counted from now on, so that the first of them is seen to be one more.
    static func beginCounting() { self.dropped.increment(by: 0) }

    /// Has a line written, its end included; it never waits.
    public func append(_ line: String) {
        let count = line.utf8.count
        guard self.waiting.load(ordering: .relaxed) + count <= self.limit else {
            self.left.add(1, ordering: .relaxed)
            Self.dropped.increment()
            return
        }
        self.waiting.add(count, ordering: .relaxed)
        self.queue.async {
            self.write(line)
            self.waiting.subtract(count, ordering: .relaxed)
            let left = self.left.exchange(0, ordering: .relaxed)
            if left > 0 { self.write("\(left) lines of the log were left out: nobody took them\n") }
        }
    }

    /// Waits until what was appended so far is written, but not longer than a second; false where it isn't then.
    @discardableResult
    public func flush() -> Bool {
        let done = DispatchSemaphore(value: 0)
        self.queue.async { done.signal() }
        return done.wait(timeout: .now() + 1) == .success
    }

    private func write(_ line: String) {
        var line = line
        line.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = self.write(rest)
                if count > 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
                } else if count < 0 && errno == EAGAIN {
                    var ready = pollfd(fd: self.descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&ready, 1, -1)
                } else if count == 0 || errno != EINTR {
                    return
                }
            }
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
        Glibc.write(self.descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
        Musl.write(self.descriptor, bytes.baseAddress, bytes.count)
        #else
        Darwin.write(self.descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}
