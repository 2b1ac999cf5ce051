// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// One step in the history of a module's tables; a released one is never changed.
public struct PostgresMigration: Sendable {
    /// What it is called, for whoever reads the table of migrations.
    public let name: StaticString
    /// Its statements, in their order, in one transaction.
    public let statements: [StaticString]

    /// Creates a step.
    public init(_ name: StaticString, _ statements: StaticString...) {
        self.name = name
        self.statements = statements
    }
}

#endif
