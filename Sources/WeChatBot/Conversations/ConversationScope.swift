// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Synchronization
import WeChatProtocol

/// The conversations of one user during one run of a handler: read at most once, changed in memory, written by the
/// desk together with the reply.
final class ConversationScope: Sendable {
    private struct State {
        var stored: [String: StoredState]?
        var changes: [String: StoredState?] = [:]
    }

    private let store: any ConversationStore
    private let user: UserKey
    private let now: UnixTime
    private let state = Mutex(State())

    init(store: any ConversationStore, user: UserKey, now: UnixTime) {
        self.store = store
        self.user = user
        self.now = now
    }

    /// What the run changed so far.
    var changes: [String: StoredState?] { self.state.withLock { $0.changes } }

    func set<Value: Codable>(_ value: Value, expires: UnixTime) throws {
        let stored = StoredState(data: Array(try JSONEncoder().encode(value)), expires: expires)
        _ = self.state.withLock { $0.changes.updateValue(stored, forKey: Self.name(of: Value.self)) }
    }

    func remove<Value>(_ type: Value.Type) {
        _ = self.state.withLock { $0.changes.updateValue(nil, forKey: Self.name(of: type)) }
    }

    func state<Value: Codable>(_ type: Value.Type) async throws -> Value? {
        let name = Self.name(of: type)
        let changed = self.state.withLock { $0.changes[name] }
        let stored: StoredState?
        if let changed { stored = changed } else { stored = try await self.loaded()[name] }
        // A state that an older version wrote in another shape counts as ended.
        return stored.flatMap { try? JSONDecoder().decode(type, from: Data($0.data)) }
    }

    private func loaded() async throws -> [String: StoredState] {
        if let stored = self.state.withLock({ $0.stored }) { return stored }
        let stored = try await self.store.states(of: self.user, at: self.now)
        self.state.withLock { $0.stored = stored }
        return stored
    }

    private static func name<Value>(of type: Value.Type) -> String { String(reflecting: type) }
}
