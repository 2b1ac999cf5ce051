// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension IncomingMessage {
    /// What sort of push it is, in a word.
    public enum Kind: String, Sendable {
        /// An ordinary message, from a user as a rule.
        case message
        /// MsgType `event`.
        case event
        /// No MsgType or no FromUserName, or a MsgType that isn't known.
        case unknown
    }

    /// What sort of push it is.
    public var kind: Kind {
        switch self.body {
        case .event: .event
        case .unknown: .unknown
        default: .message
        }
    }

    /// Whether there is a type for it: false for ``Body/unknown(_:)`` and ``UnknownEvent``.
    public var isTyped: Bool {
        switch self.body {
        case .unknown: false
        case .event(let event): !(event is UnknownEvent)
        default: true
        }
    }

    /// All that stands inside the root element, nothing left out; of a message built by hand, its typed value.
    public var fields: FieldTree {
        guard let element = self.element else { return self.typedFields }
        return element.hasChildren || !element.isTextEmpty ? FieldTree(element) : .object([])
    }

    /// The typed value under the platform's element names, and after it what was received beyond it.
    public var value: FieldTree { self.element == nil ? self.typedFields : self.typedFields.merging(self.fields) }

    private var typedFields: FieldTree {
        var common = FieldEncoder()
        var message = self
        message.codeCommonFields(with: &common)
        return common.tree.merging(self.body.payload.fields)
    }

    private mutating func codeCommonFields(with coder: inout FieldEncoder) {
        // Only what was there, or could be read, is typed: an absent name isn't an empty one.
        var account = self.account.rawValue.isEmpty ? nil : self.account
        var sender = self.sender.rawValue.isEmpty ? nil : self.sender
        var createTime = self.createTime == 0 ? nil : self.createTime
        var type = self.type.isEmpty ? nil : self.type
        coder.code("ToUserName", &account)
        coder.code("FromUserName", &sender)
        coder.code("CreateTime", &createTime)
        coder.code("MsgType", &type)
        coder.code("Event", &self.eventName)
        coder.code("MsgId", &self.id)
        self.articleOrigin?.code(with: &coder)
    }
}
