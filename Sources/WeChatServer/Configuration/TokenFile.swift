// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The token that the server made for itself, in a file beside its database: `doumi.db` has `doumi.db.token`.
public struct TokenFile: Sendable, Equatable {
    /// Where the token is.
    public let path: String

    /// Where the token of a server with this database is; nil for a database that is no file.
    public init?(beside database: DatabaseURL) {
        guard case .sqlite(let path) = database else { return nil }
        self.path = path + ".token"
    }

    /// The token, made now if there is none.
    ///
    /// The file is its owner's alone from the first moment. Of two servers that start at once both get the same token.
    /// - Throws: ``TokenFileError`` where the file can't be read or made, or holds no token.
    public func load() throws(TokenFileError) -> KeptToken {
        if let token = try self.token() { return KeptToken(token: token, isNew: false, path: self.path) }
        let made = Self.random()
        do {
            try SystemFile.createPrivate(self.path, bytes: Array("\(made)\n".utf8))
        } catch {
            guard error.isExisting, let token = try self.token() else {
                throw TokenFileError(path: self.path, problem: "can't be made: \(error)")
            }
            return KeptToken(token: token, isNew: false, path: self.path)
        }
        guard let token = Token(made) else { throw TokenFileError(path: self.path, problem: "holds no token") }
        return KeptToken(token: token, isNew: true, path: self.path)
    }

    /// The token that was made at an earlier start; nil where none was.
    func token() throws(TokenFileError) -> Token? {
        let bytes: [UInt8]
        do {
            bytes = try SystemFile.bytes(of: self.path, limit: 1024)
        } catch {
            if error.isMissing { return nil }
            throw TokenFileError(path: self.path, problem: "can't be read: \(error)")
        }
        guard let token = Token(String(decoding: bytes, as: UTF8.self).trimmingSpaces()) else {
            throw TokenFileError(path: self.path, problem: "holds no token; delete it to have a new one made")
        }
        return token
    }

    private static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<32).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
    }
}
