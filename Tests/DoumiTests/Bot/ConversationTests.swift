// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Doumi
import Foundation
import Testing
import WeChatBotTesting

/// Each file in `Conversations` is what `doumi chat` shows in a terminal, so a change of words shows there as well.
@Suite("A whole conversation")
struct ConversationTests {
    /// What a reader did, and what they read then.
    private struct Turn: Equatable {
        var act: String
        var answer: [Substring] = []
    }

    private static let names = [
        "author", "barcodes", "bookshelf", "editions", "first-day", "menu", "numbers", "privacy", "slips", "small-talk",
    ]

    private static func turns(_ name: String) throws -> [Turn] {
        let url = Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Conversations")
        let file = try #require(url)
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .reduce(into: []) { turns, line in
                if line.hasPrefix("> ") {
                    turns.append(Turn(act: String(line.dropFirst(2))))
                } else if !turns.isEmpty {
                    turns[turns.count - 1].answer.append(line)
                }
            }
    }

    /// What comes of a line at the prompt of `doumi chat`.
    private static func answer(to act: String, by user: TestUser) async throws -> String {
        let words = act.split(separator: " ", maxSplits: 1).map(String.init)
        let reply =
            switch words[0] {
            case "/follow": try await user.follows()
            case "/tap": try await user.taps(words[1])
            case "/scan": try await user.scans(words[1], key: "SCAN")
            case "/voice": try await user.speaks(words[1])
            default: try await user.sends(act)
            }
        return PlainText.rendering(reply)
    }

    @Test(arguments: Self.names) func `goes as it is written`(name: String) async throws {
        let user = try Reader().user
        let turns = try Self.turns(name)
        #expect(turns.count > 3)
        for turn in turns {
            let answer = try await Self.answer(to: turn.act, by: user)
            #expect(answer == turn.answer.joined(separator: "\n"), "\(name): \(turn.act)")
        }
    }

    @Test func `is here for each file`() throws {
        let folder = try #require(Bundle.module.url(forResource: "Conversations", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.sorted() == Self.names.map { "\($0).txt" })
    }
}
