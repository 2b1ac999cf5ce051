// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// By which clock a store's leases run.
public enum LeaseClock: Sendable, Equatable {
    /// The database's, the one that all replicas share; each lease lasts as long as that from when it is given or
    /// renewed, whatever its caller asks.
    case database(lease: Duration)
    /// The callers': each lease ends when its caller says. For tests in times of their own.
    case callers

    /// Four seconds by the database's clock: when WeChat asks again, five seconds after the attempt that a replica took
    /// with it, another may take over.
    public static let standard = Self.database(lease: .seconds(4))
}

#endif
