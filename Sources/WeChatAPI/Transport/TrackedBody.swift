// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import Synchronization

/// A request's body that knows whether it was asked for.
///
/// The HTTP client asks for it when the connection stands and the head was written. Before that WeChat can't have acted
/// on the request, whatever the error is; after it nobody knows.
final class TrackedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    struct AsyncIterator: AsyncIteratorProtocol {
        private let body: TrackedBody

        init(body: TrackedBody) { self.body = body }

        mutating func next() async -> ByteBuffer? { self.body.take() }
    }

    private let bytes: ByteBuffer
    private let taken = Mutex(false)

    init(_ bytes: some Sequence<UInt8>) { self.bytes = ByteBuffer(bytes: bytes) }

    /// How many bytes it has.
    var count: Int { self.bytes.readableBytes }

    /// Whether it was asked for.
    var wasTaken: Bool { self.taken.withLock { $0 } }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(body: self) }

    /// All bytes at the first time, then nothing.
    private func take() -> ByteBuffer? {
        self.taken.withLock { taken in
            defer { taken = true }
            return taken ? nil : self.bytes
        }
    }
}
