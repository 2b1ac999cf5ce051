// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// A verdict as a table for people.
struct Report: CustomStringConvertible {
    let verdict: Verdict
    let complaints: [String]

    /// - Parameters:
    ///   - asked: All questions.
    ///   - inbox: All that reached the users.
    ///   - lives: The servers' processes.
    ///   - store: What they have left.
    init(_ asked: [AskedQuestion], _ inbox: Inbox, lives: [Life], store: any DeskStore) async throws {
        let ends = asked.compactMap { one in one.end.map { (one.question.key.description, $0) } }
        let runs = HandlerRuns(
            try lives.map { HandlerRuns.Process(killed: $0.killed, runs: try $0.runs()) },
            answered: Dictionary(ends) { first, _ in first }
        )
        let remains = try await Remains.read(store, about: Verdict.open(asked, inbox))
        self.verdict = Verdict(asked, inbox: inbox, runs: runs, remains: remains)
        self.complaints = try lives.flatMap { try $0.complaints() }
    }

    var description: String {
        let runs = self.verdict.runs
        var rows: [(String, Int)] = Fate.allCases.map { ($0.rawValue, self.verdict.fates[$0]?.count ?? 0) }
        rows.insert(("questions", rows.reduce(0) { $0 + $1.1 }), at: 0)
        rows += [
            ("handler runs", runs.count), ("deliveries with a run", runs.deliveries),
            ("runs after one that was killed", runs.repeated), ("deliveries run again needlessly", runs.needless.count),
        ]
        var lines = rows.map { Table.line($0.0, $0.1) }
        for (fate, questions) in self.verdict.fates where fate.isBroken {
            lines += questions.prefix(10).map { "\(fate.rawValue): \($0.key) of \($0.user), “\($0.text)”" }
        }
        lines += runs.needless.prefix(10).map { "run again needlessly: \($0)" }
        let counts = Dictionary(self.complaints.map { ($0, 1) }, uniquingKeysWith: +)
        lines += counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "log: \($0.key): \($0.value)" }
        return lines.joined(separator: "\n")
    }
}
