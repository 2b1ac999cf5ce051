// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// The access tokens that WeChat has given an account, as its two calls give them.
struct SimulatedTokens {
    /// What a call gives.
    struct Grant: Equatable {
        var value: String
        /// Whole seconds that it has left.
        var expiresIn: Int64
    }

    private struct Token {
        var expires: WallTime
        /// From when on it isn't taken any more, though its time isn't up.
        var revoked: WallTime?
    }

    /// How long the token before the present one is still taken, and how long before the end of a stable token the next
    /// one is there.
    private static let overlap = Duration.seconds(300)
    private static let day = Duration.seconds(86_400)

    let life: Duration
    private var tokens: [String: Token] = [:]
    private var stable: String?
    private var classic: String?
    private var forced: [WallTime] = []
    private var refused: Set<String> = []

    init(life: Duration) { self.life = life }

    /// `GET /cgi-bin/token`: a new token, and five minutes for the one before it.
    mutating func classicGrant(at now: WallTime) -> Grant {
        if let old = self.classic { self.revoke(old, at: now + Self.overlap) }
        let grant = self.issue(at: now)
        self.classic = grant.value
        return grant
    }

    /// `POST /cgi-bin/stable_token`: the present token while it has more than five minutes, unless a new one is forced.
    mutating func stableGrant(isForced: Bool, at now: WallTime) throws(APIRefusal) -> Grant {
        if isForced {
            self.forced.removeAll { $0 <= now - Self.day }
            guard self.forced.count < 20 else { throw APIRefusal(45009) }
            if let last = self.forced.last, last + .seconds(30) > now { throw APIRefusal(45011) }
            self.forced.append(now)
            if let old = self.stable { self.revoke(old, at: now) }
        } else if let value = self.stable, let token = self.tokens[value], token.revoked == nil,
            token.expires - Self.overlap > now
        {
            return Grant(value: value, expiresIn: (token.expires - now).components.seconds)
        }
        let grant = self.issue(at: now)
        self.stable = grant.value
        return grant
    }

    /// Checks the token of a call.
    func check(_ value: String?, at now: WallTime) throws(APIRefusal) {
        guard let value, !value.isEmpty else { throw APIRefusal(41001) }
        guard let token = self.tokens[value], !self.refused.contains(value) else { throw APIRefusal(40001) }
        if let revoked = token.revoked, revoked <= now { throw APIRefusal(40001) }
        guard token.expires > now else { throw APIRefusal(42001) }
    }

    /// Stops taking the tokens that were given, and gives the stable one out again until a new one is forced.
    mutating func refuseAll() { self.refused.formUnion(self.tokens.keys) }

    /// Takes all tokens back, as WeChat does when the AppSecret is changed.
    mutating func revokeAll(at now: WallTime) {
        for value in self.tokens.keys { self.revoke(value, at: now) }
    }

    private mutating func revoke(_ value: String, at time: WallTime) {
        let earlier = self.tokens[value]?.revoked
        self.tokens[value]?.revoked = earlier.map { min($0, time) } ?? time
    }

    private mutating func issue(at now: WallTime) -> Grant {
        self.tokens = self.tokens.filter { $0.value.expires + Self.day > now }
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let value = String((0..<136).map { _ in letters[Int.random(in: 0..<letters.count)] })
        self.tokens[value] = Token(expires: now + self.life)
        return Grant(value: value, expiresIn: self.life.components.seconds)
    }
}
