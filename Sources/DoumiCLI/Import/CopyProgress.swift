// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// How a copy of tables goes: a bar for each that takes long.
struct CopyProgress: ~Copyable {
    private var name = ""
    private var console: ImportConsole?

    /// Shows how a table stands, if it is time to.
    mutating func show(_ name: String, done: Int, total: Int) {
        if name != self.name {
            self.end()
            self.name = name
            self.console = ImportConsole(size: total, rowsBefore: 0, unit: name)
        }
        var report = ImportReport()
        report.rows = done
        self.console?.show(report, done: done)
    }

    /// Shows nothing more.
    mutating func end() {
        self.console?.end()
        self.console = nil
    }
}
