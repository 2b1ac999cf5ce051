// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What an XML document from outside may cost at the most.
///
/// Real pushes have fewer than 60 elements, four levels and a few kilobytes; the defaults leave ample room.
public struct XMLLimits: Sendable, Equatable {
    /// Length of the document, in bytes.
    public var bytes: Int
    /// Levels of elements, the root being the first.
    public var depth: Int
    /// Elements in all.
    public var elements: Int

    /// Creates limits; the defaults are those of the server.
    public init(bytes: Int = 256 * 1024, depth: Int = 16, elements: Int = 2048) {
        self.bytes = bytes
        self.depth = depth
        self.elements = elements
    }
}
