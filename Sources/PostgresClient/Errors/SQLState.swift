// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// What a PostgreSQL server says went wrong: five characters, of which the first two are a class
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The five characters.
    public var rawValue: String

    /// Takes the five characters.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Two transactions can't both go on, and this one was chosen to begin again.
    public static let serializationFailure = Self(rawValue: "40001")
    /// Two transactions wait for each other, and this one was chosen to begin again.
    public static let deadlock = Self(rawValue: "40P01")
    /// Another has added a row of the same key.
    public static let uniqueViolation = Self(rawValue: "23505")
    /// A table isn't there.
    public static let undefinedTable = Self(rawValue: "42P01")

    /// Whether the same transaction may go through when it is tried again.
    public var isTransient: Bool { self == .serializationFailure || self == .deadlock }

    /// Whether a statement's own values are to blame, so that others beside it may go through.
    public var isInputsFault: Bool { ["22", "23", "54"].contains(self.group) }

    /// Whether the session can't be used any more: its prepared statements are gone, or no longer what they were.
    var endsSession: Bool { ["08", "57"].contains(self.group) || ["26000", "0A000", "25P03"].contains(self.rawValue) }

    private var group: Substring { self.rawValue.prefix(2) }

    /// The five characters, and their class in words.
    public var description: String {
        guard let words = Self.groups[self.group] else { return self.rawValue }
        return "\(self.rawValue), \(words)"
    }

    private static let groups: [Substring: String] = [
        "08": "connection", "0A": "not supported", "22": "unfit value", "23": "constraint violated",
        "25": "state of the transaction", "26": "unknown statement", "28": "not authorized", "3D": "no such database",
        "3F": "no such schema", "40": "rolled back", "42": "syntax or access rule", "53": "out of resources",
        "54": "too large", "55": "in use", "57": "stopped by the server", "58": "system", "XX": "internal",
    ]
}

#endif
