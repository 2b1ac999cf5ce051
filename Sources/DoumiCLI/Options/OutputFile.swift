// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A file that a command writes; `-` is standard output.
///
/// It takes its name only when it is whole, so that one of that name is never replaced by half of another.
struct OutputFile {
    private let path: String
    private let descriptor: Int32

    private var isStandardOutput: Bool { self.path == "-" }
    /// Where the text stands until it is whole; nil where it goes straight to its place.
    private let partPath: String?

    /// Begins to write.
    /// - Throws: `CommandFailure`, with the system's reason.
    init(_ path: String) throws {
        self.path = path
        guard path != "-" else {
            (self.descriptor, self.partPath) = (STDOUT_FILENO, nil)
            return
        }
        var status = stat()
        let isOther = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        self.partPath = isOther ? nil : "\(path).part"
        self.descriptor = open(self.partPath ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard self.descriptor >= 0 else { throw self.failure() }
    }

    /// Adds some text.
    /// - Throws: `CommandFailure`, with the system's reason.
    func write(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(self.descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw self.failure() }
            bytes = bytes.dropFirst(max(0, count))
        }
    }

    /// Gives the file its name.
    /// - Throws: `CommandFailure`, with the system's reason.
    func finish() throws {
        guard !self.isStandardOutput else { return }
        guard close(self.descriptor) == 0, self.partPath.map({ rename($0, self.path) }) ?? 0 == 0 else {
            throw self.failure()
        }
    }

    private func failure() -> CommandFailure {
        CommandFailure(
            "\(self.isStandardOutput ? "standard output" : self.path) can't be written: "
                + String(cString: strerror(errno))
        )
    }
}
