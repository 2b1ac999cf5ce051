// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How far the files of a dump are read into a join.
struct DumpJoinState: Codable {
    /// What is being joined.
    let id: String
    /// How many files are read to their ends.
    var files = 0
    /// How many lines of the next file are read.
    var lines = 0
    var count = DumpCount()
    /// Whether all is read, and ordered.
    var isComplete = false

    init(id: String) { self.id = id }
}
