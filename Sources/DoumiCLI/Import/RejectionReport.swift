// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation

/// The file in which all rejected rows are listed, as CSV: line, reason, and the beginning of the row.
final class RejectionReport {
    private let descriptor: Int32
    private let path: String
    /// Rows up to this line are in the file already.
    private var lastLine = 0

    /// Opens the file; one that an interrupted import has begun is continued.
    /// - Throws: `CommandFailure`, with the system's reason.
    init(path: String, isResumed: Bool) throws {
        self.path = path
        if isResumed, let text = try? String(contentsOfFile: path, encoding: .utf8) {
            self.lastLine =
                text.split(separator: "\n").last
                .flatMap { Int($0.prefix { $0 != "," }) } ?? 0
        }
        self.descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (isResumed ? O_APPEND : O_TRUNC), 0o644)
        guard self.descriptor >= 0 else { throw self.failure() }
        if self.lastLine == 0 { try self.write("line,reason,row\n") }
    }

    deinit { close(self.descriptor) }

    /// Adds rows, but for those that are there already.
    /// - Throws: `CommandFailure`, with the system's reason.
    func add(_ rows: [RejectedRow]) throws {
        let new = rows.filter { $0.line > self.lastLine }
        guard let last = new.last else { return }
        self.lastLine = last.line
        try self.write(new.map { "\($0.line),\(Self.quoted("\($0.reason)")),\(Self.quoted($0.text))\n" }.joined())
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
