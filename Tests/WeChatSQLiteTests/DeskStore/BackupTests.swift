// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSQLite

/// What docs/operations/backup.md says.
@Suite struct BackupTests {
    private let directory: TemporaryDirectory
    private let place = DeskPlace()

    init() throws { self.directory = try TemporaryDirectory() }

    @Test func `a copy made while the server works has claims, states and late replies`() async throws {
        let server = try SQLiteDeskStore(servingFrom: self.directory.file())
        let state = StoredState(data: [1], expires: 2000)
        let late = self.place.late(1, .pickup)
        for number in 0..<2 { _ = try await server.claim(self.place.claim(number)) }
        try await server.commit([self.place.answered(1), .states(self.place.user, ["A": state]), .late(late)])
        let place = self.place
        let busy = Task {
            var number = 2
            while number < 20 || !Task.isCancelled {
                _ = try await server.claim(place.claim(number))
                number += 1
            }
            return number
        }
        let copy = self.directory.file("copy.db")
        let beside = try DatabaseQueue(path: self.directory.file())
        try beside.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        busy.cancel()
        _ = try await busy.value
        let restored = try SQLiteDeskStore(servingFrom: copy)
        #expect(try await restored.states(of: self.place.user, at: 0) == ["A": state])
        #expect(try await restored.lateReplies(of: self.place.user) == [late])
        #expect(try await restored.claim(self.place.claim(1)) == .answered("reply", digest: 0))
        let work = try await restored.takeOver(account: "main", lease: Lease(owner: 2, end: 1), at: 0)
        #expect(work.runs.first?.claim.key == self.place.key(0))
        #expect(work.answers.map(\.key) == [self.place.key(1)])
    }
}
