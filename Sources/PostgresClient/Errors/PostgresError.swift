// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// Why PostgreSQL didn't do what it was asked; it says nothing of statements' values, and no password.
public enum PostgresError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The address isn't one that libpq can read.
    case unreadableAddress
    /// The server can't be reached, or lets nobody in; the reason in libpq's words.
    case unreachable(reason: String)
    /// The server didn't answer in time: whether it did what it was asked isn't known.
    case timedOut
    /// The connection broke: whether the server did what it was asked isn't known.
    case lost
    /// The server refused a statement; whatever stood in the same transaction is undone.
    case refused(SQLState)
    /// Too much waits for the connections.
    case busy
    /// An answer hasn't the shape that was asked for: another program has changed the tables.
    case unexpectedAnswer
    /// The tables were written by a newer version of this software.
    case newerSchema

    /// Whether nobody knows if a commit was made that ended with this error, as some engine or a pool in between says too.
    public var leavesInDoubt: Bool {
        switch self {
        case .lost, .timedOut: true
        case .refused(let state): state.endsSession || state.rawValue == "40003"
        default: false
        }
    }

    /// What the server said, where it was the server.
    public var sqlState: SQLState? { if case .refused(let state) = self { state } else { nil } }

    /// The reason without hosts, ports and sockets, for a page that others may read.
    public var summary: String {
        guard case .unreachable(let reason) = self, let end = reason.ranges(of: "failed: ").last else {
            return self.description
        }
        return Self.unreachable(reason: String(reason[end.upperBound...])).description
    }

    /// The reason in words.
    public var description: String {
        switch self {
        case .unreadableAddress: "the address of the PostgreSQL database can't be read (database.url)"
        case .unreachable(let reason): "PostgreSQL can't be reached: \(reason)"
        case .timedOut: "PostgreSQL doesn't answer in time"
        case .lost: "the connection to PostgreSQL broke"
        case .refused(let state): "PostgreSQL refused a statement: SQLSTATE \(state)"
        case .busy: "too much waits for PostgreSQL"
        case .unexpectedAnswer: "PostgreSQL's tables aren't what this version expects"
        case .newerSchema:
            "the database was written by a newer version of this software; use that version, or another database"
        }
    }
}

#endif
