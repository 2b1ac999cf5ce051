// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A question with answers to tap; a tap comes back as a text message with the answer's id (`bizmsgmenuid`).
public struct MessageMenu: Equatable, Sendable {
    /// An answer to tap.
    public struct Item: Equatable, Sendable {
        /// What a tap brings back.
        public var id: String
        /// What the user reads.
        public var content: String

        /// Creates an answer.
        public init(id: String, content: String) {
            self.id = id
            self.content = content
        }
    }

    /// What stands before the answers.
    public var head: String
    /// The answers.
    public var items: [Item]
    /// What stands behind the answers.
    public var tail: String

    /// Creates a menu.
    public init(head: String, items: [Item], tail: String = "") {
        self.head = head
        self.items = items
        self.tail = tail
    }
}
