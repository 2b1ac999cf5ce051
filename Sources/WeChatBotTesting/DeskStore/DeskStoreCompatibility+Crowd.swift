// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskStoreCompatibility {
    func checkCrowd() async throws {
        let place = DeskStorePlace(account: "crowd")
        let count = 1000
        let claims = try (0..<count * 2)
            .map { index in try place.claim(index % count, by: Int64(1 + index / count), of: "oUser\(index % count)") }
        let results = try await self.claims(claims)
        let claimed = results.filter { $0 == .claimed }.count
        try self.expect("of two claims of a delivery one is given", claimed, count)
        let running = results.filter { if case .running = $0 { true } else { false } }.count
        try self.expect("and the other is told so", running, count)
        let owners = try await withThrowingTaskGroup(of: Int64?.self) { group in
            for claim in claims {
                group.addTask {
                    let (key, owner) = (claim.key, claim.lease.owner)
                    do throws(any Error) {
                        try await self.store.commit([.answered(key, "\(owner)", owner: owner, at: claim.arrival)])
                        self.store.noteSettled([key])
                        return owner
                    } catch DeskStoreError.notOwner {
                        return nil
                    }
                }
            }
            var count = 0
            for try await owner in group where owner != nil { count += 1 }
            return count
        }
        try self.expect("a delivery is answered by its claimer alone, whatever fails beside", owners, count)
        let again = try await self.claims(claims)
        try self.expect("both find the same answer", Array(again[..<count]), Array(again[count...]))
        let answered = again.filter { if case .answered = $0 { true } else { false } }.count
        try self.expect("and every delivery is answered", answered, 2 * count)
        let later = DeskStorePlace.time(1 << 30)
        let lease = DeskStorePlace.lease(of: 9, after: 1 << 30)
        let left = try await self.store.takeOver(account: place.account, lease: lease, at: later)
        try self.expect("every note is kept", left, UnfinishedWork())
    }

    /// Makes claims at the same time; the results are in the claims' order.
    func claims(_ claims: [Claim]) async throws -> [ClaimResult] {
        try await withThrowingTaskGroup(of: (Int, ClaimResult).self) { group in
            for (index, claim) in claims.enumerated() {
                group.addTask { (index, try await self.store.claim(claim)) }
            }
            var results = [ClaimResult](repeating: .claimed, count: claims.count)
            for try await (index, result) in group { results[index] = result }
            return results
        }
    }
}
