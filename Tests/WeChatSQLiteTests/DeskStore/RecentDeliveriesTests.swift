// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatSQLite

@Suite struct RecentDeliveriesTests {
    private let place = DeskPlace()

    /// The slices that deliveries go into the index in, and what is in it then.
    private func slices(
        of recent: inout RecentDeliveries,
        _ meanwhile: (inout RecentDeliveries) -> Void = { _ in }
    ) -> (slices: [[DeliveryKey]], last: Int64?) {
        var slices: [[DeliveryKey]] = []
        for _ in 0..<1000 {
            guard let slice = recent.nextSlice() else { break }
            slices.append(slice.map(\.key))
            meanwhile(&recent)
            if let last = recent.wroteSlice() { return (slices, last) }
        }
        return (slices, nil)
    }

    @Test func `a full batch goes in slices, in the order of its keys, and is known all the time`() {
        var recent = RecentDeliveries(after: 0)
        for number in 0..<8191 { recent.add(self.place.key(number), id: Int64(number + 1)) }
        #expect(recent.nextSlice()?.count == nil)
        recent.add(self.place.key(8191), id: 8192)
        let (slices, last) = self.slices(of: &recent) { recent in
            #expect(recent[self.place.key(0)] == 1 && recent[self.place.key(8191)] == 8192)
        }
        #expect(last == 8192)
        #expect(slices.count == 32)
        #expect(slices.joined().elementsEqual(slices.joined().sorted()))
        #expect(recent[self.place.key(0)] == nil)
        #expect(recent.nextSlice()?.count == nil)
    }

    @Test func `a batch of which all is removed meanwhile ends as well`() {
        var recent = RecentDeliveries(after: 0)
        for number in 0..<8193 { recent.add(self.place.key(number), id: Int64(number + 1)) }
        let (_, last) = self.slices(of: &recent) { recent in
            for number in 0..<8193 { recent.remove(self.place.key(number)) }
        }
        #expect(last == 8193)
        for number in 0..<8192 { recent.add(self.place.key(number), id: Int64(number + 10_000)) }
        #expect(recent.nextSlice()?.count == 256)
    }
}
