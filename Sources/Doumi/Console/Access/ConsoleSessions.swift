// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Who has signed in, and what proves that a form is one of ours.
///
/// A visitor's cookie is 32 random digits; the token of its forms is their HMAC under a key that this process alone has.
/// Only those who signed in are remembered.
final class ConsoleSessions: Sendable {
    static let lifetime = Duration.seconds(12 * 3600)
    private static let most = 64

    private struct State {
        var limit = LoginLimit()
        var ends: [String: ContinuousClock.Instant] = [:]
        /// What the right password is known by once it was tried, without being hashed again.
        var known: Data?
    }

    private let password: PasswordHash?
    private let key = SymmetricKey(size: .bits256)
    private let state = Mutex(State())
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameters:
    ///   - password: What opens the console; nil where nobody has to sign in.
    ///   - now: The clock.
    init(password: PasswordHash?, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.password = password
        self.now = now
    }

    /// Whether anybody has to sign in.
    var needsPassword: Bool { self.password != nil }

    /// A new visitor's cookie.
    static func newID() -> String {
        let halves = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
        return halves.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
    }

    /// Whether a text may be a cookie of ours.
    static func isID(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
    }

    /// Whether this visitor may look.
    func isOpen(to id: String) -> Bool {
        guard self.needsPassword else { return true }
        let now = self.now()
        return self.state.withLock { state in
            guard let end = state.ends[id] else { return false }
            if now < end { return true }
            state.ends[id] = nil
            return false
        }
    }

    /// The token of a visitor's forms.
    func formToken(of id: String) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Array(id.utf8), using: self.key)).base64EncodedString()
    }

    /// Whether a form came from a page that this visitor was shown; in constant time.
    func isFormToken(_ token: String?, of id: String) -> Bool {
        guard let token, let code = Data(base64Encoded: token) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array(id.utf8), using: self.key)
    }

    /// What came of trying a password.
    enum SignIn: Equatable {
        case signedIn(id: String)
        case wrong
        case tooOften
    }

    /// Tries a password; the right one gives a new cookie, so that nobody can have known it before.
    func signIn(_ password: String) -> SignIn {
        let now = self.now()
        if let refusal = self.refusal(of: password, at: now) { return refusal }
        let id = Self.newID()
        self.state.withLock { state in
            if state.ends.count >= Self.most, let oldest = state.ends.min(by: { $0.value < $1.value }) {
                state.ends[oldest.key] = nil
            }
            state.ends[id] = now + Self.lifetime
        }
        return .signedIn(id: id)
    }

    /// Whether a machine that sends a password with every request may look; the right one is hashed at its first request
    /// alone, so that it takes no time and isn't one of the few tries.
    func isOpen(toPassword password: String) -> Bool {
        let word = Array("password \(password)".utf8)
        if let known = self.state.withLock({ $0.known }),
            HMAC<SHA256>.isValidAuthenticationCode(known, authenticating: word, using: self.key)
        {
            return true
        }
        guard self.refusal(of: password, at: self.now()) == nil else { return false }
        let code = Data(HMAC<SHA256>.authenticationCode(for: word, using: self.key))
        self.state.withLock { $0.known = code }
        return true
    }

    /// Tries a password; nil where it is the right one.
    private func refusal(of password: String, at now: ContinuousClock.Instant) -> SignIn? {
        guard self.state.withLock({ $0.limit.permits(at: now) }) else { return .tooOften }
        guard let hash = self.password, hash.matches(password) else { return .wrong }
        self.state.withLock { $0.limit.succeed() }
        return nil
    }

    /// Ends a session.
    func signOut(_ id: String) { self.state.withLock { $0.ends[id] = nil } }
}
