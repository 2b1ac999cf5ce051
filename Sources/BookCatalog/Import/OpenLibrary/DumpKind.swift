// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a file of Open Library's dumps begins with.
///
/// The files are read in this order, so that of works and authors only those are kept that the editions name.
package enum DumpKind: Int, Comparable, Sendable {
    case editions, redirects, works, authors, others

    /// Looks at the first bytes of the text.
    package init(head: [UInt8]) {
        let type = String(decoding: head.prefix { $0 != 0x09 }.prefix(32), as: UTF8.self)
        self =
            switch type {
            case "/type/edition": .editions
            case "/type/redirect": .redirects
            case "/type/work": .works
            case "/type/author": .authors
            default: .others
            }
    }

    /// Orders files as they are to be read.
    package static func < (lhs: DumpKind, rhs: DumpKind) -> Bool { lhs.rawValue < rhs.rawValue }
}
