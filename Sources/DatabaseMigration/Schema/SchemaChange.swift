// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What was done to one module's tables.
public struct SchemaChange: Hashable, Sendable, CustomStringConvertible {
    /// Whose tables they are.
    public let module: String
    /// The steps that were made now, oldest first.
    public let made: [String]
    /// How many steps there are in all.
    public let steps: Int

    /// Says what was done.
    public init(module: String, made: [String], steps: Int) {
        self.module = module
        self.made = made
        self.steps = steps
    }

    /// The same in one line.
    public var description: String {
        let done = self.made.isEmpty ? "up to date" : "made " + self.made.joined(separator: ", ")
        return "\(self.module): \(done) (version \(self.steps))"
    }
}
