// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Builds the tree of a group.
struct FieldEncoder: FieldCoder {
    private var entries: [FieldTree.Entry] = []

    var tree: FieldTree { .object(self.entries) }

    mutating func code(_ name: StaticString, _ value: inout String) { self.add(name, .text(value)) }

    mutating func code<Value: FieldValue>(_ name: StaticString, _ value: inout Value?) {
        if let value { self.add(name, .text(value.fieldText)) }
    }

    mutating func code<Value: FieldValue>(_ name: StaticString, formerly oldName: StaticString, _ value: inout Value?) {
        self.code(name, &value)
    }

    mutating func require<Value: FieldValue>(_ name: StaticString, _ value: inout Value) {
        self.add(name, .text(value.fieldText))
    }

    mutating func code<Group: FieldGroup>(_ name: StaticString, _ group: inout Group?) {
        if let group { self.add(name, group.fields) }
    }

    mutating func code<Value: FieldValue>(_ name: StaticString, _ values: inout [Value]) {
        if !values.isEmpty { self.add(name, .list(values.map { .text($0.fieldText) })) }
    }

    mutating func code<Group: FieldGroup>(_ name: StaticString, _ groups: inout [Group]) {
        if !groups.isEmpty { self.add(name, .list(groups.map(\.fields))) }
    }

    mutating func nested(_ name: StaticString, _ body: (inout Self) -> Void) {
        var inner = Self()
        body(&inner)
        if !inner.entries.isEmpty { self.add(name, inner.tree) }
    }

    private mutating func add(_ name: StaticString, _ value: FieldTree) {
        self.entries.append(FieldTree.Entry(name: name.description, value: value))
    }
}
