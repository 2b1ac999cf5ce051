// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation

/// The file in which all rejected rows are listed, as CSV: line, reason, and the beginning of the row; where several files
/// are imported together, also the name of the row's file.
final class RejectionReport {
    private let descriptor: Int32
    private let path: String
    private let files: [String]

    /// Opens the file; one that an interrupted import has begun is continued.
    ///
    /// - Parameters:
    ///   - path: Where the file is.
    ///   - listed: How many rows of it an interrupted import has settled, `nil` where there was none. What stands behind
    ///     them is cut off: it is read, and listed, again.
    ///   - files: The names of the files in the order in which they are read.
    /// - Throws: `CommandFailure`, with the system's reason.
    init(path: String, listed: Int?, of files: [String] = []) throws {
        self.path = path
        self.files = files.count > 1 ? files : []
        self.descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (listed == nil ? O_TRUNC : O_APPEND), 0o644)
        guard self.descriptor >= 0 else { throw self.failure() }
        let kept = try listed.map { try self.cut(toLines: $0 + 1) } ?? 0
        if kept == 0 { try self.write(self.files.isEmpty ? "line,reason,row\n" : "line,reason,row,file\n") }
    }

    deinit { close(self.descriptor) }

    /// Adds rows.
    /// - Throws: `CommandFailure`, with the system's reason.
    func add(_ rows: [RejectedRow]) throws {
        try self.write(rows.map(self.line).joined())
    }

    private func line(_ row: RejectedRow) -> String {
        let name = self.files.isEmpty ? "" : ",\(Self.quoted(self.files[row.file]))"
        return "\(row.line),\(Self.quoted("\(row.reason)")),\(Self.quoted(row.text))\(name)\n"
    }

    /// Cuts the file behind so many lines, and behind the last whole one; returns its size.
    private func cut(toLines lines: Int) throws -> Int {
        var status = stat()
        guard fstat(self.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let bytes = try? Data(contentsOf: URL(filePath: self.path))
        else { return 0 }
        var (size, count) = (0, 0)
        while count < lines, let end = bytes[size...].firstIndex(of: UInt8(ascii: "\n")) {
            (size, count) = (end + 1, count + 1)
        }
        guard ftruncate(self.descriptor, off_t(size)) == 0 else { throw self.failure() }
        return size
    }

    private static func quoted(_ text: String) -> String {
        let line = text.map { $0.isNewline ? " " : $0 }
        return "\"\(String(line).replacing("\"", with: "\"\""))\""
    }

    private func write(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(self.descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw self.failure() }
            bytes = bytes.dropFirst(max(0, count))
        }
    }

    private func failure() -> CommandFailure {
        CommandFailure("\(self.path) can't be written: \(String(cString: strerror(errno)))")
    }
}
