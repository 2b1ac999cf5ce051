// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads or writes the parts of a ``FieldGroup``, one call for each.
public protocol FieldCoder {
    /// A text that is empty where the element is absent.
    mutating func code(_ name: StaticString, _ value: inout String)

    /// A value that is nil where the element is absent or can't be read as one.
    mutating func code<Value: FieldValue>(_ name: StaticString, _ value: inout Value?)

    /// A value like the one above, of an element that some senders still write under an older name.
    mutating func code<Value: FieldValue>(_ name: StaticString, formerly oldName: StaticString, _ value: inout Value?)

    /// A value without which the group means nothing: a push that lacks it isn't taken for one of this type.
    mutating func require<Value: FieldValue>(_ name: StaticString, _ value: inout Value)

    /// A structure that is nil where the element is absent.
    mutating func code<Group: FieldGroup>(_ name: StaticString, _ group: inout Group?)

    /// An element that occurs any number of times, each a value.
    mutating func code<Value: FieldValue>(_ name: StaticString, _ values: inout [Value])

    /// An element that occurs any number of times, each a structure.
    mutating func code<Group: FieldGroup>(_ name: StaticString, _ groups: inout [Group])

    /// Parts that stand one level further down, inside the named element.
    mutating func nested(_ name: StaticString, _ body: (inout Self) -> Void)
}

extension FieldCoder {
    /// An identifier or a word of an open set; its text is empty where the element is absent.
    @inline(__always)
    public mutating func code<Value: FieldValue & RawRepresentable<String>>(_ name: StaticString, _ value: inout Value)
    {
        var text = value.rawValue
        self.code(name, &text)
        if let read = Value(rawValue: text) { value = read }
    }

    /// A structure that is always there, empty where the element is absent.
    @inline(__always)
    public mutating func code<Group: FieldGroup>(_ name: StaticString, _ group: inout Group) {
        self.nested(name) { group.code(with: &$0) }
    }

    /// A truth value that the platform writes as `true` and `false` instead of `1` and `0`.
    public mutating func code(_ name: StaticString, inWords value: inout Bool?) {
        var word = value.map(FieldWord.init)
        self.code(name, &word)
        value = word?.value
    }
}

/// A truth value that is printed as a word.
private struct FieldWord: FieldValue {
    let value: Bool

    init(_ value: Bool) { self.value = value }

    init?(field: XMLElement) {
        guard let value = Bool(field: field) else { return nil }
        self.value = value
    }

    var fieldText: String { self.value ? "true" : "false" }
}
