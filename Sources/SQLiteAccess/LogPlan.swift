// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Decides when a write-ahead log is carried into its file, and by whom.
struct LogPlan {
    /// What is to be done after a commit.
    enum Step: Equatable {
        case nothing
        /// Most of the log is to be carried by another connection.
        case carry
        /// The rest is to be carried at once by the connection that writes, so that the log can begin anew.
        case finish
    }

    private enum State {
        case waiting
        case carrying
        /// Most of it was carried; the rest is tried when the log is so long.
        case carried(next: Int)
    }

    private let pages: Int
    private var state = State.waiting
    private var length = 0

    init(pages: Int) { self.pages = pages }

    /// A commit has made the log so long.
    mutating func committed(_ length: Int) -> Step {
        let hasBegunAnew = length < self.length
        self.length = length
        if hasBegunAnew, case .carried = self.state { self.state = .waiting }
        switch self.state {
        case .waiting where length >= self.pages:
            self.state = .carrying
            return .carry
        case .waiting, .carrying: return .nothing
        case .carried(let next):
            guard length >= next else { return .nothing }
            // Whoever reads just then keeps it from beginning anew, so it is tried again soon.
            self.state = .carried(next: length + max(self.pages / 16, 1))
            return .finish
        }
    }

    /// The other connection has done what it could; where that failed, the one that writes does it.
    mutating func carried() { self.state = .carried(next: 0) }
}
