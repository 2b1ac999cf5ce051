// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto
import CryptoExtras

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The console's password as scrypt leaves it (RFC 7914); the word itself isn't kept.
struct PasswordHash: Sendable {
    /// The fewest characters of a password.
    static let shortest = 8
    /// The most bytes of one.
    static let longest = 1024

    private let salt: [UInt8]
    private let key: SymmetricKey

    /// Hashes a password with a salt of its own; takes some 50 ms and 16 MiB, on purpose.
    init(of password: String) throws {
        self.salt = (0..<16).map { _ in .random(in: .min ... .max) }
        self.key = try Self.derive(password, salt: self.salt)
    }

    /// Whether this is the password; in constant time.
    func matches(_ password: String) -> Bool {
        guard password.utf8.count <= Self.longest, let key = try? Self.derive(password, salt: self.salt) else {
            return false
        }
        return key == self.key
    }

    private static func derive(_ password: String, salt: [UInt8]) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: Array(password.utf8),
            salt: salt,
            outputByteCount: 32,
            rounds: 1 << 14,
            blockSize: 8,
            parallelism: 1
        )
    }
}
