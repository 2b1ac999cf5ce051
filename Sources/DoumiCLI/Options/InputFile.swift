// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A file that a command reads; `-` is standard input.
struct InputFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// All of it.
    /// - Throws: `CommandFailure`, with the system's reason.
    func bytes() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try self.forEachChunk { bytes += $0 }
        return bytes
    }

    /// Hands it over piece by piece.
    /// - Throws: `CommandFailure`, with the system's reason, and what `body` throws.
    func forEachChunk(_ body: (Data) async throws -> Void) async throws {
        let handle = try self.open()
        while let chunk = try self.chunk(handle) { try await body(chunk) }
    }

    private func forEachChunk(_ body: (Data) -> Void) throws {
        let handle = try self.open()
        while let chunk = try self.chunk(handle) { body(chunk) }
    }

    func open() throws -> FileHandle {
        guard self.path != "-" else { return .standardInput }
        let descriptor = Foundation.open(self.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw self.failure(errno) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func chunk(_ handle: FileHandle) throws -> Data? {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var count = read(handle.fileDescriptor, &buffer, buffer.count)
        while count < 0 && errno == EINTR { count = read(handle.fileDescriptor, &buffer, buffer.count) }
        guard count >= 0 else { throw self.failure(errno) }
        return count == 0 ? nil : Data(buffer[..<count])
    }

    private func failure(_ code: Int32) -> CommandFailure {
        CommandFailure(
            "\(self.path == "-" ? "standard input" : self.path) can't be read: \(String(cString: strerror(code)))"
        )
    }
}
