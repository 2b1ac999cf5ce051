// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Testing

@testable import Doumi

@Suite("What follows from a command to a list")
struct ListStepTests {
    private static let ids = (1...7).map { BookID.record(source: "test", id: "\($0)") }
    private let list = OpenList(heading: "七本书：", ids: Self.ids)

    private func step(_ command: ListCommand, on list: OpenList) -> ListStep {
        ListStep(command, on: list, pageSize: 5)
    }

    @Test func `a number is a book of any page`() {
        #expect(self.step(.number(1), on: self.list) == .card(Self.ids[0]))
        #expect(self.step(.number(7), on: self.list) == .card(Self.ids[6]))
        #expect(self.step(.number(8), on: self.list) == .say(ListText.outOfRange(8, count: 7)))
        #expect(self.step(.number(0), on: self.list) == .say(ListText.outOfRange(0, count: 7)))
    }

    @Test func `pages turn within the list`() {
        var second = self.list
        second.page = 1
        #expect(self.step(.next, on: self.list) == .page(second))
        #expect(self.step(.next, on: second) == .say(ListText.lastPage))
        #expect(self.step(.previous, on: second) == .page(self.list))
        #expect(self.step(.previous, on: self.list) == .say(ListText.firstPage))
        #expect(self.step(.again, on: second) == .page(second))
        #expect(second.pageIDs(size: 5).map(\.number) == [6, 7])
    }

    @Test func `of a single card only its editions can be asked for`() {
        let card = OpenList(shown: Self.ids[0])
        #expect(self.step(.editions, on: card) == .editions(Self.ids[0]))
        #expect(self.step(.number(1), on: card) == .passOn)
        #expect(self.step(.next, on: card) == .passOn)
        #expect(self.step(.editions, on: self.list) == .say(ListText.chooseFirst))
    }
}
