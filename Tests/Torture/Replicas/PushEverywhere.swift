// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol
import WeChatSimulator

/// Pushes that come to every replica at the same moment.
struct PushEverywhere {
    /// So many pushes are on their way at a time.
    private static let width = 32

    let torture: ReplicaTorture

    func run() async throws -> Table {
        let plan = self.torture.plan
        var table = Table("each of \(plan.pushes) pushes comes to \(plan.replicas) replicas at once")
        let replicas = try await self.torture.withReplicas(plan.replicas, for: "everywhere") { replicas, _ in
            let start = ContinuousClock.now
            let answers = try await self.push(to: replicas.ports)
            table.add("took", .now - start)
            table.add("right answers", answers, expected: plan.pushes * plan.replicas)
            return replicas
        }
        let runs = try replicas.runs()
        table.add("handler runs", runs.all, expected: plan.pushes)
        table.add("deliveries with a run", runs.deliveries, expected: plan.pushes)
        return table
    }

    /// Sends all of them; returns how many answers were right.
    private func push(to ports: Range<Int>) async throws -> Int {
        let platform = try Policy.platform
        var maker = QuestionMaker(seed: self.torture.plan.seed, users: self.torture.plan.users, hasSlowOnes: false)
        return try await Crowd.withTransports(to: ports) { transports in
            let senders = transports.map { PushSender(platform: platform, transport: $0) }
            return try await withThrowingTaskGroup(of: Int.self) { group in
                var right = 0
                for number in 0..<self.torture.plan.pushes {
                    if number >= Self.width { right += try await group.next() ?? 0 }
                    let question = try maker.next(at: Crowd.now)
                    group.addTask { try await self.push(question, to: senders) }
                }
                return try await group.reduce(right, +)
            }
        }
    }

    private func push(_ question: Question, to senders: [PushSender<ContinuousClock>]) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for sender in senders {
                group.addTask { try await sender.send(question.push).reply == .text(question.answer) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }
}
