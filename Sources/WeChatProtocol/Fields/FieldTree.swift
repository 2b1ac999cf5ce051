// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What an element holds, as plain data: for printing, logging by an operator's wish, and comparing.
public indirect enum FieldTree: Equatable, Sendable {
    /// The text of an element without children.
    case text(String)
    /// Child elements under their names, in the order in which each name first occurs.
    case object([Entry])
    /// An element that occurs several times.
    case list([FieldTree])

    /// A name and what stands under it.
    public struct Entry: Equatable, Sendable {
        /// The element's name as the platform spells it.
        public var name: String
        /// What it holds.
        public var value: FieldTree

        /// Creates an entry.
        public init(name: String, value: FieldTree) {
            self.name = name
            self.value = value
        }
    }

    /// Copies an element, losing nothing but the indentation between child elements.
    public init(_ element: XMLElement) {
        guard element.hasChildren else {
            self = .text(element.text)
            return
        }
        var entries: [Entry] = []
        var positions: [String: Int] = [:]
        for child in element.children {
            let (name, value) = (child.name, FieldTree(child))
            if let position = positions[name] {
                entries[position].value.append(value)
            } else {
                positions[name] = entries.count
                entries.append(Entry(name: name, value: value))
            }
        }
        self = .object(entries)
    }

    private mutating func append(_ value: FieldTree) {
        if case .list(let values) = self { self = .list(values + [value]) } else { self = .list([self, value]) }
    }

    /// This tree and what another has beyond it, so that no leaf of the other is lost.
    ///
    /// Names are compared exactly first, then without regard to case. Where both have a text, this tree's stands: it is
    /// the same value, perhaps in another spelling.
    public func merging(_ other: FieldTree) -> FieldTree {
        switch (self, other) {
        case (.object(let entries), .object(var others)):
            var merged: [Entry] = []
            for entry in entries {
                let exact = others.firstIndex { $0.name == entry.name }
                let position = exact ?? others.firstIndex { $0.name.lowercased() == entry.name.lowercased() }
                guard let position else {
                    merged.append(entry)
                    continue
                }
                merged.append(Entry(name: entry.name, value: entry.value.merging(others.remove(at: position).value)))
            }
            return .object(merged + others)
        case (.list(let values), .list(let others)):
            // Fewer here: some of the others couldn't be read as values, or one was expected and several came.
            guard values.count >= others.count else { return other }
            return .list(zip(values, others).map { $0.merging($1) } + values.dropFirst(others.count))
        case (.list(let values), _):
            return .list(values).merging(.list([other]))
        case (_, .list):
            return FieldTree.list([self]).merging(other)
        case (.text, .object):
            return other
        case (.object, .text(let text)):
            // A structure was expected and a text came: the structure is empty.
            return text.isEmpty ? self : other
        case (.text(let text), .text):
            return text.isEmpty ? other : self
        }
    }
}
