// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A value whose parts stand in child elements: a message, an event, or a structure inside one.
///
/// One declaration serves both directions, reading a push and printing it again:
///
/// ```swift
/// public struct ScanEvent: EventPayload {
///     public var eventKey = ""
///     public var ticket: String?
///
///     public mutating func code(with coder: inout some FieldCoder) {
///         coder.code("EventKey", &self.eventKey)
///         coder.code("Ticket", &self.ticket)
///     }
/// }
/// ```
public protocol FieldGroup: Equatable, Sendable {
    /// An empty value, to be filled in.
    init()

    /// Names each part once, under the platform's element name.
    mutating func code(with coder: inout some FieldCoder)
}

extension FieldGroup {
    /// Reads the group from an element's children; what is missing or unreadable keeps its empty value.
    public init(from element: XMLElement) {
        self.init()
        var decoder = FieldDecoder(element)
        self.code(with: &decoder)
    }

    /// Reads the group, or nothing where a required part is missing or unreadable.
    public init?(complete element: XMLElement) {
        self.init()
        var decoder = FieldDecoder(element)
        self.code(with: &decoder)
        guard decoder.isComplete else { return nil }
    }

    /// The group under the platform's element names; absent values are left out.
    public var fields: FieldTree {
        var encoder = FieldEncoder()
        var copy = self
        copy.code(with: &encoder)
        return encoder.tree
    }

    /// Whether another group, whatever its type, is of this type and equal.
    func isEqual(to other: any FieldGroup) -> Bool { (other as? Self) == self }
}
