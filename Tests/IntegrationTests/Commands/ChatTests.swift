// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite struct ChatTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    @Test func `from a pipe each line is a message, and replies alone are printed`() async throws {
        let input = "余华\n1\n\n9787121139512\n?"
        let ended = try await Ended.doumi(
            ["chat"],
            environment: ["DATABASE_URL": "memory:"],
            input: input,
            in: self.folder
        )
        #expect(ended.status == 0)
        #expect(ended.errors == "")
        let parts = ["余华", "浪潮之巅", "回复"]
        for part in parts { #expect(ended.output.contains(part)) }
        #expect(!ended.output.contains(">"))
    }

    @Test func `a list lives on from one call to the next, for each user`() async throws {
        let list = try await Ended.doumi(["chat", "余华"], in: self.folder)
        #expect(list.status == 0)
        let first = try await Ended.doumi(["chat", "1"], in: self.folder)
        #expect(first.output.contains("余华"))
        let other = try await Ended.doumi(["chat", "--as", "oSomebodyElse", "1"], in: self.folder)
        #expect(other.output != first.output)
    }

    @Test func `a closed output is no crash`() async throws {
        for redirection in [">&-", "2>&-", "<&- >&- 2>&-", "| :"] {
            let program = try Program.doumi.url.path
            let script = "'\(program)' chat 圍城 --database memory: \(redirection); echo $?"
            let status = try await Shell.run(script, in: self.folder)
            #expect(["0", "141"].contains(status.split(separator: "\n").last), "\(redirection): \(status)")
        }
    }
}
