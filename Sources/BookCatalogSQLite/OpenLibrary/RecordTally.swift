// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// For each of many numbered records, how often it was named, and whether it is wanted.
///
/// Open Library numbers its records one after another, so that two bytes a record, in pages that come to be when they are
/// needed, are less than any set: 80 MB for all forty million works.
struct RecordTally: Sendable {
    /// What no record's number reaches; those beyond are taken to be wanted, and named once.
    private static let limit = 1 << 28
    private static let pageSize = 1 << 15
    private static let wanted: UInt16 = 1 << 15

    private var pages: [[UInt16]] = []
    /// The pages that have changed since they were saved.
    private(set) var dirty: Set<Int> = []

    /// How often a record was named, 32 767 at the most.
    func count(of number: Int) -> Int { Int(self.value(number) & ~Self.wanted) }

    /// Whether a record is wanted.
    func wants(_ number: Int) -> Bool { self.value(number) & Self.wanted != 0 }

    /// Counts that a record is named.
    mutating func add(_ number: Int) {
        self.change(number) { if $0 & ~Self.wanted < ~Self.wanted { $0 += 1 } }
    }

    /// Notes that a record is wanted.
    mutating func want(_ number: Int) { self.change(number) { $0 |= Self.wanted } }

    private func value(_ number: Int) -> UInt16 {
        guard 0..<Self.limit ~= number else { return Self.wanted | 1 }
        let page = number / Self.pageSize
        guard page < self.pages.count, !self.pages[page].isEmpty else { return 0 }
        return self.pages[page][number % Self.pageSize]
    }

    private mutating func change(_ number: Int, _ change: (inout UInt16) -> Void) {
        guard 0..<Self.limit ~= number else { return }
        let page = number / Self.pageSize
        self.makePage(page)
        change(&self.pages[page][number % Self.pageSize])
        self.dirty.insert(page)
    }

    private mutating func makePage(_ page: Int) {
        while self.pages.count <= page { self.pages.append([]) }
        if self.pages[page].isEmpty { self.pages[page] = Array(repeating: 0, count: Self.pageSize) }
    }

    /// The bytes of a page, to be kept.
    func bytes(ofPage page: Int) -> [UInt8] {
        self.pages[page].flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    /// Notes that all pages are kept.
    mutating func markSaved() { self.dirty = [] }

    /// Takes up a page that was kept.
    mutating func restore(_ bytes: [UInt8], page: Int) {
        guard 0..<(Self.limit / Self.pageSize) ~= page, bytes.count == 2 * Self.pageSize else { return }
        self.makePage(page)
        for index in 0..<Self.pageSize {
            self.pages[page][index] = UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8
        }
    }
}
