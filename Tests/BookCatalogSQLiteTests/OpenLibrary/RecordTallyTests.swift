// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalogSQLite

@Suite
struct RecordTallyTests {
    @Test
    func `records are counted up to an end, and wanted apart from that`() {
        var tally = RecordTally()
        for _ in 0..<40_000 { tally.add(7) }
        tally.want(40_000_000)
        tally.add(8)
        tally.want(8)
        #expect(tally.count(of: 7) == 32_767)
        #expect(!tally.wants(7))
        #expect(tally.count(of: 8) == 1)
        #expect(tally.wants(8))
        #expect(tally.wants(40_000_000))
        #expect(tally.count(of: 40_000_000) == 0)
        #expect(tally.count(of: 123_456) == 0)
        // A number of somebody's fancy fills no memory, and loses no book.
        tally.add(999_999_999_999)
        #expect(tally.wants(999_999_999_999))
        #expect(tally.count(of: 999_999_999_999) == 1)
    }

    @Test
    func `what is kept is taken up again`() {
        var tally = RecordTally()
        tally.add(5)
        tally.add(5)
        tally.want(100_000)
        var other = RecordTally()
        for page in tally.dirty { other.restore(tally.bytes(ofPage: page), page: page) }
        #expect(tally.dirty == [0, 3])
        #expect(other.count(of: 5) == 2)
        #expect(other.wants(100_000))
    }
}
