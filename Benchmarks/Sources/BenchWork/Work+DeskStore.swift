// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Synchronization
import WeChatBot
import WeChatProtocol
import WeChatSQLite

extension Work {
    /// What a push costs in the desk's store: 64 tasks at a time, each claims, answers and notes one after another.
    ///
    /// The time is that of all of them together; a store that waits for a disk uses less of the processor.
    static func deskStores() throws -> [Work] {
        let url = FileManager.default.temporaryDirectory.appending(path: "wechat-bench-\(UUID().uuidString).db")
        let sqlite = try SQLiteDeskStore(servingFrom: url.path())
        // The files live as long as they are open.
        for end in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: url.path() + end) }
        let stores: [(name: String, store: any DeskStore)] = [("memory", MemoryDeskStore()), ("sqlite", sqlite)]
        return stores.map { name, store in
            let counter = Counter()
            return Work("desk store \(name): claim + answer + note") { count in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for task in 0..<64 {
                        group.addTask {
                            for _ in 0..<(count + task) / 64 {
                                try await Self.answer(counter.next(), in: store)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    private static func answer(_ number: Int, in store: any DeskStore) async throws {
        // As of a hundred pushes a second: a time, and then a hash.
        let hash = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        let time = withUnsafeBytes(of: UInt32(1_767_240_300 + number / 100).bigEndian) { Array($0) }
        let rest = withUnsafeBytes(of: (hash, hash &* hash, ~hash, hash ^ 7)) { Array($0.prefix(28)) }
        guard let key = DeliveryKey(bytes: time + rest) else { return }
        let now = WallTime(rawValue: Int64(number) * 10)
        let claim = Claim(
            key: key,
            user: UserKey(account: "main", user: "oEx4mPl3-OpenId_0123456789Ab"),
            push: Self.push,
            digest: hash,
            arrival: now,
            lease: Lease(owner: 1, end: now + .seconds(30))
        )
        _ = try await store.claim(claim)
        try await store.commit([.answered(key, "《浪潮之巅》有货，欢迎来店里看看。", owner: 1, at: now)])
        store.noteSettled([key])
    }

    private final class Counter: Sendable {
        private let count = Atomic(0)

        func next() -> Int { self.count.add(1, ordering: .relaxed).newValue }
    }

    private static let push = SamplePush.text(number: 0)
}
