// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A piece of work to be measured.
public struct Work: Sendable {
    /// Its name, unique.
    public let name: String
    /// Does it that many times.
    public let run: @Sendable (Int) async throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (Int) async throws -> Void) {
        self.name = name
        self.run = run
    }

    /// A work that is done at once.
    static func at(once name: String, _ body: @escaping @Sendable () throws -> Void) -> Work {
        Work(name) { count in
            for _ in 0..<count { try body() }
        }
    }

    /// Everything that is measured.
    ///
    /// - Throws: What opening the catalogue throws.
    public static func all() throws -> [Work] {
        try Self.protocolWorks() + [Self.route()] + Self.webhooks() + Self.deskStores() + Self.searches()
    }
}

/// Keeps the optimizer from leaving out what a value was made by.
@inline(never)
@_optimize(none)
func keep<Value>(_ value: Value) {}
