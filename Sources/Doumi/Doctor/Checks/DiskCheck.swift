// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Whether there is room for the database, and whether it may be written.
struct DiskCheck: Check {
    enum Outcome {
        /// The database is no file here.
        case noFile
        /// There is no folder to look at.
        case noFolder
        case folder(Folder)
    }

    struct Folder {
        var path: String
        /// Why a file couldn't be written there; nil where one could.
        var refusal: String?
        /// A file of the database that may not be written.
        var readOnlyFile: String?
        /// The bytes that are free for this user.
        var free: Int64?
    }

    /// A push needs a few kilobytes; a catalogue's index grows by megabytes at once.
    private static let least = Int64(100) << 20, enough = Int64(1) << 30

    let outcome: Outcome

    var finding: Finding {
        switch self.outcome {
        case .noFile: return .skipped("the database is no file on this machine")
        case .noFolder: return .skipped("there is no folder to look at")
        case .folder(let folder):
            let owner = "run this as the user that runs doumi serve, and give that user the folder"
            if let refusal = folder.refusal {
                let isFull = folder.free.map { $0 < Self.least } ?? false
                return .failed("\(folder.path) can't be written: \(refusal)", next: isFull ? Self.more : owner)
            }
            if let file = folder.readOnlyFile { return .failed("\(file) may not be written", next: owner) }
            guard let free = folder.free else { return .passed("\(folder.path) can be written") }
            let room = "\(free.formatted(.byteCount(style: .file))) free in \(folder.path)"
            if free < Self.least { return .failed("only \(room)", next: Self.more) }
            if free < Self.enough { return .warned("only \(room)", next: Self.more) }
            return .passed("\(room), which can be written")
        }
    }

    private static let more = "make room, or move the database (docs/operations/backup.md)"
}
