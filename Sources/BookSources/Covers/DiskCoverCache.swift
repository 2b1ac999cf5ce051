// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import NIOPosix
import Synchronization

/// Covers in a folder: they outlive the process, and so does the order in which they were last asked for.
public final class DiskCoverCache: CoverCache {
    private let folder: CoverFolder
    private let ledger: Mutex<CacheLedger<ISBN>>

    /// Opens the cache in a folder, which is created when the first picture comes.
    ///
    /// - Parameters:
    ///   - path: The folder. Files that aren't this cache's are left alone.
    ///   - limit: The most bytes that the pictures may take.
    public init(path: String, limit: Int = 256 << 20) {
        let folder = CoverFolder(path: path)
        var ledger = CacheLedger<ISBN>(limit: limit)
        for (isbn, size) in folder.contents() { ledger.add(isbn, size: size).forEach(folder.remove) }
        self.folder = folder
        self.ledger = Mutex(ledger)
    }

    /// See ``CoverCache/picture(of:)``.
    public func picture(of isbn: ISBN) async -> CoverPicture? {
        guard self.ledger.withLock({ $0.use(isbn) }) else { return nil }
        if let picture = try? await self.onDisk({ $0.picture(of: isbn) }) { return picture }
        // Somebody else has removed or spoilt the file.
        self.ledger.withLock { $0.remove(isbn) }
        return nil
    }

    /// See ``CoverCache/keep(_:of:)``.
    public func keep(_ picture: CoverPicture, of isbn: ISBN) async {
        guard (try? await self.onDisk({ try $0.write(picture, of: isbn) })) != nil else { return }
        let removed = self.ledger.withLock { $0.add(isbn, size: picture.bytes.count) }
        guard !removed.isEmpty else { return }
        try? await self.onDisk { folder in removed.forEach(folder.remove) }
    }

    /// Disks block, so they are waited for on threads that may be.
    private func onDisk<Result: Sendable>(
        _ work: @escaping @Sendable (CoverFolder) throws -> Result
    ) async throws -> Result {
        let folder = self.folder
        return try await NIOThreadPool.singleton.runIfActive { try work(folder) }
    }
}
