// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation

/// A file of books, or standard input, read piece by piece and unpacked where it is packed.
final class ImportSource {
    /// The file's size; `nil` for a pipe.
    let size: Int?
    /// The first bytes of the file as it is.
    let head: [UInt8]
    /// The first bytes of the text in it.
    let textHead: [UInt8]
    /// How many bytes of the file were read.
    private(set) var bytesRead = 0

    private let file: InputFile
    private let handle: FileHandle
    private let gzip = GzipDecoder()
    private var waitingText: [UInt8]?

    /// Opens a file and reads its beginning.
    /// - Throws: `CommandFailure` where it can't be read, `ImportError` where it is packed and damaged.
    init(path: String) throws {
        let file = InputFile(path)
        let handle = try file.open()
        // A pipe may give a few bytes at a time.
        var head: [UInt8] = []
        while head.count < ImportID.headSize, let bytes = try file.chunk(handle) { head += bytes }
        (self.file, self.handle, self.head) = (file, handle, head)
        self.size = path == "-" ? nil : Self.size(of: handle)
        self.bytesRead = head.count
        var unread = head.isEmpty ? nil : head
        let text = try self.gzip.next {
            defer { unread = nil }
            return try unread ?? file.chunk(handle).map(Array.init)
        }
        self.textHead = text ?? []
        self.waitingText = text
    }

    /// The next bytes of the text; `nil` at the end.
    func next() throws -> [UInt8]? {
        if let text = self.waitingText {
            self.waitingText = nil
            return text
        }
        return try self.gzip.next {
            guard let bytes = try self.file.chunk(self.handle) else { return nil }
            self.bytesRead += bytes.count
            return Array(bytes)
        }
    }

    private static func size(of handle: FileHandle) -> Int? {
        var status = stat()
        guard fstat(handle.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }
}
