// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Finds the most popular works.
package struct PopularSearch {
    private let limit: Int
    private let offset: Int

    package init(limit: Int, offset: Int) {
        self.limit = limit
        self.offset = offset
    }

    /// Runs the search; editions are folded.
    package func run(on index: some BookIndex) throws -> [BookHit] {
        let entries = try index.heaviest(limit: (self.offset + self.limit) * 2 + 20)
        var places: [EntryKeys.WorkID: Int] = [:]
        var works: [RankedWork] = []
        for entry in entries {
            let work = entry.keys.workID
            if let place = places[work] {
                works[place].editions += 1
            } else {
                places[work] = works.count
                works.append(RankedWork(best: entry, match: .title, score: entry.weight, editions: 1))
            }
        }
        return try RankedWork.hits(works.dropFirst(self.offset).prefix(self.limit), on: index)
    }
}
