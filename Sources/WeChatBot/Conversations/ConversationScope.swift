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
    let now: UnixTime
    private let state = Mutex(State())

    init(store: any ConversationStore, user: UserKey, now: UnixTime) {
        self.store = store
        self.user = user
        self.now = now
    }

    /// What the run changed so far.
    var changes: [String: StoredState?] { self.state.withLock { $0.changes } }

    /// What the states that the run has changed were when it read them, but for those that have expired since, which a store
    /// may have removed; nil where it read none.
    func basis(at now: UnixTime) -> [String: StoredState?]? {
        self.state.withLock { state in
            guard let stored = state.stored else { return nil }
            return state.changes.keys.reduce(into: [:]) { basis, name in
                if let known = stored[name], known.expires <= now { return }
                basis.updateValue(stored[name], forKey: name)
            }
        }
    }

    /// The change that puts a user into a conversation outside of any run, for ten minutes.
    static func change<Value: Codable>(_ value: Value, at now: WallTime) throws -> [String: StoredState?] {
        let state = StoredState(data: try Self.encode(value), expires: now.second.adding(.seconds(600)))
        return [Self.name(of: Value.self): state]
    }

    func set<Value: Codable>(_ value: Value, expires: UnixTime) throws {
        let stored = StoredState(data: try Self.encode(value), expires: expires)
        self.state.withLock { _ = $0.changes.updateValue(stored, forKey: Self.name(of: Value.self)) }
    }

    /// Sets a state that a handler has looked at and passed on; where it is as it was, it isn't written, and its
    /// lifetime doesn't begin anew.
    func passOn<Value: Codable>(_ value: Value, expires: UnixTime) throws {
        let data = try Self.encode(value)
        let name = Self.name(of: Value.self)
        self.state.withLock { state in
            let present = state.changes[name] ?? state.stored?[name]
            guard present?.data != data else { return }
            _ = state.changes.updateValue(StoredState(data: data, expires: expires), forKey: name)
        }
    }

    func remove<Value>(_ type: Value.Type) {
        self.state.withLock { _ = $0.changes.updateValue(nil, forKey: Self.name(of: type)) }
    }

    func state<Value: Codable>(_ type: Value.Type) async throws -> Value? {
        let stored = try await self.loaded()
        // Most users are in no conversation: that is found out without a name.
        let data = self.state.withLock { state -> [UInt8]? in
            guard !stored.isEmpty || !state.changes.isEmpty else { return nil }
            let name = Self.name(of: type)
            return (state.changes[name] ?? stored[name])?.data
        }
        // A state that an older version wrote in another shape counts as ended.
        return data.flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
    }

    /// Whether the user is known to have had such a state before this run; what wasn't read counts as no.
    func isKnownToHaveHad<Value>(_ type: Value.Type) -> Bool {
        self.state.withLock { state in
            guard let stored = state.stored, !stored.isEmpty else { return false }
            let name = Self.name(of: type)
            return stored[name] != nil && state.changes[name] == nil
        }
    }

    private func loaded() async throws -> [String: StoredState] {
        if let stored = self.state.withLock({ $0.stored }) { return stored }
        let stored = try await self.store.states(of: self.user, at: self.now)
        self.state.withLock { $0.stored = stored }
        return stored
    }

    private static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return Array(try encoder.encode(value))
    }

    /// The type's full name; of a private type without the address that Swift puts in, since that is another one in
    /// the next process.
    private static func name<Value>(of type: Value.Type) -> String {
        let name = String(reflecting: type)
        guard name.utf8.contains(UInt8(ascii: "(")) else { return name }
        return name.replacing(/\(unknown context at \$[0-9a-f]+\)\./, with: "")
    }
}
