// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where the server keeps what must outlive it.
public enum DatabaseURL: Sendable, Hashable, CustomStringConvertible {
    /// An SQLite file; a relative path is the working directory's.
    case sqlite(path: String)
    /// The process's memory: nothing outlives it.
    case memory
    /// A PostgreSQL server; the address may have a password.
    case postgres(String)

    /// Takes `sqlite:PATH`, `sqlite:///PATH`, `memory:` or `postgres://…`; nil for anything else.
    public init?(_ text: String) {
        if text == "memory:" || text == "memory" {
            self = .memory
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(text)
        } else if text.hasPrefix("sqlite:") {
            var path = text.dropFirst("sqlite:".count)
            if path.hasPrefix("//") { path = path.dropFirst(2) }
            // After two slashes comes a host, and a file has none; `:memory:` has its own word here.
            let isFile = !text.hasPrefix("sqlite://") || path.hasPrefix("/")
            guard isFile, !path.isEmpty, path != ":memory:" else { return nil }
            self = .sqlite(path: String(path))
        } else {
            return nil
        }
    }

    /// Whether several servers may work on it at the same time.
    public var isShared: Bool { if case .postgres = self { true } else { false } }

    /// The address without a password.
    public var description: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .memory: "memory:"
        case .postgres: "postgres://…"
        }
    }
}
