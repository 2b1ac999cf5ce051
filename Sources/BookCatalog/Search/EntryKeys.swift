// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The keys of a book that a search compares, made once for each candidate.
struct EntryKeys {
    let entry: IndexEntry
    /// The key of the whole title.
    let title: String
    /// The key of the title without its edition.
    let work: String
    /// The same as scalars.
    var workValues: [UInt32] { self.work.unicodeScalars.map(\.value) }
    let subtitle: String?
    let authors: [String]
    /// The last parts of foreign authors' names.
    let surnames: [String]
    let titleReadings: [Pinyin]

    init(_ entry: IndexEntry, withReadings: Bool) {
        self.entry = entry
        self.work = entry.workKey
        let withoutEdition = TitleKey.withoutEdition(entry.title)
        self.title = withoutEdition == entry.title ? entry.workKey : FoldedText(entry.title).key
        self.subtitle = entry.subtitle.map { FoldedText($0).key }
        let authors = entry.authors.map { FoldedText($0).key }
        self.authors = authors
        self.surnames = zip(entry.authors, authors)
            .map { name, key in
                let surname = PersonName.surname(name)
                return surname.utf8.count == name.utf8.count ? key : FoldedText(surname).key
            }
        self.titleReadings = withReadings ? Pinyin.readings(of: FoldedText(withoutEdition)) : []
    }

    /// What makes two editions the same work: the title and the first author.
    var workID: WorkID { WorkID(title: self.work, author: self.surnames.first ?? "") }

    func isTitled(_ key: String) -> Bool {
        if self.work == key || self.title == key { return true }
        guard let subtitle = self.subtitle, key.hasPrefix(self.title) else { return false }
        return key == self.title + subtitle
    }

    func isByAuthor(_ key: String) -> Bool {
        !key.isEmpty && (self.authors.contains(key) || self.surnames.contains(key))
    }

    func isByAuthorSpoken(_ key: String) -> Bool {
        self.authorIndex(spoken: key) != nil
    }

    /// Which author's name is read like that.
    func authorIndex(spoken key: String) -> Int? {
        self.entry.authors.indices.first { index in
            [self.entry.authors[index], PersonName.surname(self.entry.authors[index])]
                .contains { name in
                    Pinyin.readings(of: FoldedText(name)).contains { $0.full == key }
                }
        }
    }

    /// A work, whichever edition.
    struct WorkID: Hashable, Sendable {
        let title: String
        let author: String
    }
}
