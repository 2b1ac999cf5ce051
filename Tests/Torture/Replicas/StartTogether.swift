// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatPostgres
import WeChatProtocol

/// Many servers that start at the same moment on an empty database.
struct StartTogether {
    let torture: ReplicaTorture

    func run() async throws -> Table {
        let count = self.torture.plan.together
        var table = Table("\(count) replicas start together on an empty database")
        let start = ContinuousClock.now
        try await self.torture.withReplicas(count, for: "together") { replicas, database in
            table.add("until all of them listen", .now - start)
            let questions = try (0..<count)
                .map { try Question(number: $0, delay: .zero, from: "oFirst", at: Crowd.now) }
            let answers = try await Crowd.run(ports: replicas.ports, platform: try Policy.platform, rate: 1) { crowd in
                var answers = 0
                for question in questions {
                    if try await crowd.ask(question).text == question.answer { answers += 1 }
                }
                return answers
            }
            table.add("of them answer a push", answers, expected: count)
            let store = try PostgresStores.desk(database)
            var kept = 0
            for question in questions {
                if case .answered = try await Remains.claim(question, in: store) { kept += 1 }
            }
            table.add("deliveries kept", kept, expected: count)
        }
        return table
    }
}
