// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// Several servers on one database.
struct ReplicaSet {
    let victims: [Victim]
    let ports: Range<Int>

    /// Starts servers, all at once, and waits until they listen.
    /// - Parameters:
    ///   - count: How many.
    ///   - program: Their binary.
    ///   - environment: Their configuration, without ports.
    ///   - folder: Where their output goes, each in a folder of its own there.
    ///   - numbers: Choose the ports.
    static func start(
        _ count: Int,
        of program: URL,
        environment: [String: String],
        in folder: URL,
        _ numbers: inout SplitMix64
    ) async throws -> ReplicaSet {
        let ports = Victim.ports(count, &numbers)
        let victims = try ports.map { port in
            let own = folder.appending(path: "\(port)")
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            return Victim(program, environment: environment, port: port, in: own)
        }
        for victim in victims { try victim.launch() }
        for victim in victims { try await victim.becomesReady() }
        return ReplicaSet(victims: victims, ports: ports)
    }

    /// All processes that there were.
    var lives: [Life] { self.victims.flatMap(\.lives) }

    /// How often handlers ran, and for how many deliveries.
    func runs() throws -> (all: Int, deliveries: Int) {
        let runs = try self.lives.flatMap { try $0.runs() }
        return (runs.count, Set(runs).count)
    }

    /// Lets all of them end as a supervisor does.
    func terminate() async throws { for victim in self.victims { try await victim.terminate() } }
}
