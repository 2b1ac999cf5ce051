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
        case carried
    }

    private let pages: Int
    /// How long the log becomes before it is carried: longer where a reader has kept it from beginning anew.
    private var limit: Int
    private var state = State.waiting

    init(pages: Int) { (self.pages, self.limit) = (pages, pages) }

    /// A commit has made the log so long.
    mutating func committed(_ length: Int) -> Step {
        if length < self.pages { self.limit = self.pages }
        switch self.state {
        case .waiting where length >= self.limit:
            self.state = .carrying
            return .carry
        case .waiting, .carrying: return .nothing
        case .carried:
            self.state = .waiting
            self.limit = length + self.pages
            return .finish
        }
    }

    /// The other connection has done what it could.
    mutating func carried() { self.state = .carried }
}
