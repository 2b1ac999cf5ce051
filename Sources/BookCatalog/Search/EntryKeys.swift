// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The folded texts of a book by which ranking compares, as an index keeps them: folded once, when the book is saved.
///
/// In one text, so that thousands can be looked through: title without its edition, whole title (nothing where it is
/// the same) and subtitle, separated by tabs; then a line for each author, with a tab and the last part of a foreign
/// name where that is another key.
package struct EntryKeys: Hashable, Sendable {
    /// The text, in UTF-8.
    package let bytes: [UInt8]
    private let work: Range<Int>
    private let title: Range<Int>
    private let subtitle: Range<Int>

    private static let tab = UInt8(ascii: "\t")
    private static let lineFeed = UInt8(ascii: "\n")

    /// Takes the text that ``bytes`` gave.
    package init(bytes: [UInt8]) {
        let head = bytes.firstIndex(of: Self.lineFeed) ?? bytes.count
        let workEnd = bytes[..<head].firstIndex(of: Self.tab) ?? head
        let titleStart = min(workEnd + 1, head)
        let titleEnd = bytes[titleStart..<head].firstIndex(of: Self.tab) ?? head
        self.bytes = bytes
        self.work = 0..<workEnd
        self.title = titleEnd > titleStart ? titleStart..<titleEnd : self.work
        self.subtitle = min(titleEnd + 1, head)..<head
    }

    /// Folds the texts of a book.
    package init(_ book: Book) { self.init(FoldedBook(book)) }

    init(_ folded: FoldedBook) {
        var text = folded.work.key
        text += "\t" + (folded.titleWithoutEdition == nil ? "" : folded.title.key)
        text += "\t" + (folded.subtitle?.key ?? "")
        for author in folded.authors {
            text += "\n" + author.name.key
            if let surname = author.surname { text += "\t" + surname.key }
        }
        self.init(bytes: Array(text.utf8))
    }

    /// The key of the title without its edition, ``TitleKey/work(_:)``.
    package var workKey: String { self.string(self.work) }
    /// The same as scalars.
    var workValues: [UInt32] { self.values(self.work) }
    /// The subtitle as scalars; none where there is no subtitle.
    var subtitleValues: [UInt32] { self.values(self.subtitle) }
    /// Authors, and the last parts of foreign authors' names.
    var names: [String] { self.nameRanges.map(self.string) }
    /// The same as scalars.
    var nameValues: [[UInt32]] { self.nameRanges.map(self.values) }
    /// How the title is read aloud.
    var titleReadings: [Pinyin] { Pinyin.readings(ofKey: self.workValues) }

    /// What makes two editions the same work: the title and the first author.
    var workID: WorkID {
        var bytes = Array(self.bytes[self.work])
        let author = self.bytes[self.head...].dropFirst().prefix { $0 != Self.lineFeed }
        bytes.append(Self.lineFeed)
        bytes += author.lastIndex(of: Self.tab).map { author[$0...].dropFirst() } ?? author
        return WorkID(bytes: bytes)
    }

    /// Whether the key is that of the whole title, edition included.
    func isWholeTitle(_ key: [UInt8]) -> Bool { self.bytes[self.title].elementsEqual(key) }

    func isTitled(_ key: [UInt8]) -> Bool {
        if self.bytes[self.work].elementsEqual(key) || self.isWholeTitle(key) { return true }
        guard !self.subtitle.isEmpty, self.titleBegins(with: key[..<min(key.count, self.title.count)]) else {
            return false
        }
        return key.count > self.title.count && self.bytes[self.subtitle].elementsEqual(key[self.title.count...])
    }

    func titleBegins(with key: some Collection<UInt8>) -> Bool { self.bytes[self.title].starts(with: key) }

    func titleHolds(_ key: [UInt8]) -> Bool { self.bytes[self.title].holds(key) }

    /// Whether the key of a word stands in the title, the subtitle or a name.
    func hold(_ key: [UInt8]) -> Bool { self.bytes[...].holds(key) }

    func isByAuthor(_ key: [UInt8]) -> Bool { self.authorIndex(of: key) != nil }

    /// Which author is called so, or so at last.
    func authorIndex(of key: [UInt8]) -> Int? {
        key.isEmpty ? nil : self.authorIndex { self.bytes[$0].elementsEqual(key) }
    }

    /// Which author's name is read like that.
    func authorIndex(spoken key: String) -> Int? {
        self.authorIndex { range in
            Pinyin.readings(ofKey: self.values(range)).contains { $0.full == key }
        }
    }

    /// Where the line of the first author begins: at its line feed.
    private var head: Int { self.subtitle.upperBound }

    private var nameRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        _ = self.authorIndex { range in
            ranges.append(range)
            return false
        }
        return ranges
    }

    /// The number of the first author of whom a name fits.
    private func authorIndex(where fits: (Range<Int>) -> Bool) -> Int? {
        var start = self.head + 1
        var index = 0
        while start < self.bytes.count {
            let end = self.bytes[start...].firstIndex(of: Self.lineFeed) ?? self.bytes.count
            let tab = self.bytes[start..<end].firstIndex(of: Self.tab)
            if fits(start..<(tab ?? end)) { return index }
            if let tab, fits(tab + 1..<end) { return index }
            start = end + 1
            index += 1
        }
        return nil
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: self.bytes[range], as: UTF8.self) }

    private func values(_ range: Range<Int>) -> [UInt32] { self.string(range).unicodeScalars.map(\.value) }

    /// A work, whichever edition.
    struct WorkID: Hashable, Sendable {
        fileprivate let bytes: [UInt8]
    }
}
