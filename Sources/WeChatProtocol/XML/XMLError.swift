// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a document was refused, and where.
public struct XMLError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kinds of refusal; a closed set.
    public enum Reason: String, Sendable, CaseIterable {
        /// Nothing but white space.
        case empty
        /// More bytes, levels or elements than ``XMLLimits`` allows.
        case tooLarge, tooDeep, tooManyElements
        /// Not UTF-8.
        case notUTF8
        /// A `<!DOCTYPE` or another declaration: refused, never read.
        case doctype
        /// Markup that breaks off or isn't well-formed.
        case syntax
        /// An end tag that doesn't fit its start tag.
        case mismatchedTag
        /// An entity that XML doesn't define, or a reference to no character.
        case badReference
        /// Something other than white space and comments after the root element, or before it.
        case outsideRoot
    }

    /// What was wrong.
    public let reason: Reason
    /// Where, in bytes from the document's first.
    public let offset: Int

    /// Creates an error at a byte offset.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// The reason and the offset; nothing of the document.
    public var description: String { "XML: \(self.reason.rawValue) at byte \(self.offset)" }
}
