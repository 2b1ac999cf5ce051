// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Fills a group from an element's children.
struct FieldDecoder: FieldCoder {
    private let element: XMLElement?
    /// Whether everything that was required has been found.
    private(set) var isComplete = true

    init(_ element: XMLElement?) { self.element = element }

    @inline(__always)
    mutating func code(_ name: StaticString, _ value: inout String) {
        if let child = self.element?[name] { value = child.text }
    }

    @inline(__always)
    mutating func code<Value: FieldValue>(_ name: StaticString, _ value: inout Value?) {
        if let child = self.element?[name] { value = Value(field: child) }
    }

    mutating func code<Value: FieldValue>(_ name: StaticString, formerly oldName: StaticString, _ value: inout Value?) {
        if let child = self.element?[name] ?? self.element?[oldName] { value = Value(field: child) }
    }

    mutating func require<Value: FieldValue>(_ name: StaticString, _ value: inout Value) {
        if let child = self.element?[name], let read = Value(field: child) {
            value = read
        } else {
            self.isComplete = false
        }
    }

    mutating func code<Group: FieldGroup>(_ name: StaticString, _ group: inout Group?) {
        if let child = self.element?[name] { group = Group(from: child) }
    }

    mutating func code<Value: FieldValue>(_ name: StaticString, _ values: inout [Value]) {
        guard let element = self.element else { return }
        for child in element.children where child.isNamed(name) {
            if let value = Value(field: child) { values.append(value) }
        }
    }

    mutating func code<Group: FieldGroup>(_ name: StaticString, _ groups: inout [Group]) {
        guard let element = self.element else { return }
        for child in element.children where child.isNamed(name) { groups.append(Group(from: child)) }
    }

    mutating func nested(_ name: StaticString, _ body: (inout Self) -> Void) {
        var inner = Self(self.element?[name])
        body(&inner)
        if !inner.isComplete { self.isComplete = false }
    }
}
