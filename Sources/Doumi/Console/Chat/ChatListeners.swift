// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Who follows a chat: the latest few, under numbers of their own.
struct ChatListeners {
    typealias Continuation = AsyncStream<ChatExchange>.Continuation

    /// How many there may be.
    static let most = 16

    private var last = 0
    private var all: [(id: Int, continuation: Continuation)] = []

    /// Adds one.
    ///
    /// - Returns: Its number, and the oldest one where there were too many. To finish that is up to the caller, outside
    ///   every lock: its stream's end calls back at once.
    mutating func add(_ continuation: Continuation) -> (id: Int, oldest: Continuation?) {
        let oldest = self.all.count < Self.most ? nil : self.all.removeFirst().continuation
        self.last += 1
        self.all.append((self.last, continuation))
        return (self.last, oldest)
    }

    /// Removes the one with a number.
    mutating func remove(_ id: Int) { self.all.removeAll { $0.id == id } }

    /// Tells all of them.
    func yield(_ exchange: ChatExchange) {
        for listener in self.all { listener.continuation.yield(exchange) }
    }
}
