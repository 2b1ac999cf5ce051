// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// Names one request in the log: a number that counts up, behind one that this process drew at its start.
public struct RequestID: Sendable, Hashable, CustomStringConvertible {
    private static let process = UInt32.random(in: .min ... .max)
    private static let count = Atomic<UInt64>(0)

    private let number: UInt64

    /// Takes the next number.
    public init() { self.number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue }

    /// Two hexadecimal numbers, such as `9f3c01ab-1f`.
    public var description: String { "\(String(Self.process, radix: 16))-\(String(self.number, radix: 16))" }
}
