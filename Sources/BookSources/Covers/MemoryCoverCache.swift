// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import Synchronization

/// Covers in memory: nothing outlives the process.
public final class MemoryCoverCache: CoverCache {
    private struct State {
        var ledger: CacheLedger<ISBN>
        var pictures: [ISBN: CoverPicture] = [:]
    }

    private let state: Mutex<State>

    /// Creates a cache of at most that many bytes.
    public init(limit: Int = 16 << 20) { self.state = Mutex(State(ledger: CacheLedger(limit: limit))) }

    /// See ``CoverCache/picture(of:)``.
    public func picture(of isbn: ISBN) async -> CoverPicture? {
        self.state.withLock { $0.ledger.use(isbn) ? $0.pictures[isbn] : nil }
    }

    /// See ``CoverCache/keep(_:of:)``.
    public func keep(_ picture: CoverPicture, of isbn: ISBN) async {
        self.state.withLock { state in
            state.pictures[isbn] = picture
            for old in state.ledger.add(isbn, size: picture.bytes.count) { state.pictures[old] = nil }
        }
    }
}
