// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@Suite struct FieldTreeTests {
    private func tree(_ text: String) throws -> FieldTree { FieldTree(try XMLDocument(parsing: Array(text.utf8)).root) }

    private func object(_ entries: (String, FieldTree)...) -> FieldTree {
        .object(entries.map { FieldTree.Entry(name: $0.0, value: $0.1) })
    }

    @Test func `repeated elements become a list where the first one stands`() throws {
        let tree = try self.tree("<a><b>1</b><c/><b><d>2</d></b><B>3</B></a>")
        #expect(
            tree
                == self.object(
                    ("b", .list([.text("1"), self.object(("d", .text("2")))])),
                    ("c", .text("")),
                    ("B", .text("3"))
                )
        )
    }

    @Test func `merging keeps this tree's values and adds what is beyond them`() {
        let typed = self.object(("Fee", .text("100")), ("UnionId", .text("u")))
        let received = self.object(("UnionID", .text("u")), ("Fee", .text(" 100 ")), ("New", .text("n")))
        #expect(
            typed.merging(received) == self.object(("Fee", .text("100")), ("UnionId", .text("u")), ("New", .text("n")))
        )
    }

    @Test func `an exact name goes before one in another case`() {
        let merged = self.object(("a", .text("1"))).merging(self.object(("A", .text("2")), ("a", .text("1"))))
        #expect(merged == self.object(("a", .text("1")), ("A", .text("2"))))
    }

    @Test func `where a list was expected, one value is a list of one`() {
        let typed = self.object(("item", .list([.text("1")])))
        #expect(typed.merging(self.object(("item", .text("1")))) == typed)
    }

    @Test func `no leaf is lost where the shapes differ`() {
        let one = self.object(("a", .text("1")))
        let two = self.object(("a", .list([.text("1"), .text("2")])))
        let deep = self.object(("a", self.object(("b", .text("3")))))
        let trees = [
            one, two, deep, self.object(("a", .text("x"))), self.object(("a", .list([.text("9"), .text("1")]))),
        ]
        for received in trees {
            // What is typed is what could be read of the received.
            for typed in [
                self.object(("a", .text(""))), self.object(("a", .object([]))), self.object(("a", .list([]))),
                .object([]),
            ] {
                #expect(received.leavesMissing(in: typed.merging(received)) == [])
            }
        }
        #expect(two.leavesMissing(in: one.merging(two)) == [])
    }
}
