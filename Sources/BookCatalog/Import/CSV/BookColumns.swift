// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Which column of a file is what, by the names in its first line.
struct BookColumns: Sendable {
    enum Column: Int, CaseIterable {
        case isbn, title, subtitle, originalTitle, authors, translators, publisher, published, pages, price, binding
        case rating, raters, ratingSource, ratingDate, popularity, url, coverURL, tags, summary, source, sourceID
        case sourceDate
    }

    /// What the file speaks of.
    private(set) var fields = BookFields()
    /// How many columns there are, up to the last that has a name.
    private(set) var count = 0
    /// For each column its place in a record.
    private var places: [Int?] = Array(repeating: nil, count: Column.allCases.count)

    /// Reads a header; `nil` if no column of it holds titles.
    init?(header: [String]) {
        for (place, name) in header.enumerated() {
            let plain = FoldedText(name).key
            if !plain.isEmpty { self.count = place + 1 }
            guard let column = Self.names[plain], self.places[column.rawValue] == nil else { continue }
            self.places[column.rawValue] = place
            self.fields.formUnion(column.field)
        }
        guard self.places[Column.title.rawValue] != nil else { return nil }
    }

    /// Whether the file has a column at all.
    func has(_ column: Column) -> Bool { self.places[column.rawValue] != nil }

    /// What a record has in a column, trimmed; `nil` where that is nothing.
    func value(_ column: Column, of record: [String]) -> String? {
        guard let place = self.places[column.rawValue], place < record.count else { return nil }
        let text = SearchWords.trimmed(record[place])
        return text.isEmpty || text.utf8.count <= 4 && Self.nothing.contains(text) ? nil : text
    }

    /// What programs write for an empty field.
    private static let nothing: Set<String> = ["NULL", "null", "nan", "NaN", "None", "N/A"]

    /// Names without case, underscores and spaces.
    private static let names: [String: Column] = {
        let names: [Column: [String]] = [
            .isbn: ["isbn13", "isbn", "isbn10", "书号", "国际标准书号", "条码", "条形码"],
            .title: ["title", "书名", "name", "题名", "标题", "图书名称", "bookname", "booktitle"],
            .subtitle: ["subtitle", "副标题", "副书名", "副题名"],
            .originalTitle: ["originaltitle", "origintitle", "origtitle", "原作名", "原书名"],
            .authors: ["authors", "author", "作者", "著者", "责任者", "bookauthor"],
            .translators: ["translators", "translator", "译者"],
            .publisher: ["publisher", "press", "出版社", "出版者", "publish"],
            .published: ["pubdate", "date", "出版年", "出版日期", "出版时间", "year", "publicationdate", "publishdate"],
            .pages: ["pages", "page", "页数", "页码"],
            .price: ["price", "定价", "价格", "原价"],
            .binding: ["binding", "装帧", "layout"],
            .rating: ["rating", "评分", "豆瓣评分", "score", "average"],
            .raters: ["raters", "评分人数", "评价人数", "votes", "numraters"],
            .ratingSource: ["ratingsource", "评分来源"],
            .ratingDate: ["ratingdate", "评分日期"],
            .popularity: ["popularity", "热度"],
            .url: ["url", "链接", "alt", "网址", "link"],
            .coverURL: ["coverurl", "cover", "封面", "image", "封面图"],
            .tags: ["tags", "tag", "标签", "主题", "分类"],
            .summary: ["summary", "简介", "内容简介", "description"],
            .source: ["source", "来源"],
            .sourceID: ["sourceid", "id"],
            .sourceDate: ["sourcedate"],
        ]
        return Dictionary(
            names.flatMap { column, names in names.map { (FoldedText($0).key, column) } },
            uniquingKeysWith: { first, _ in first }
        )
    }()
}

extension BookColumns.Column {
    /// The field of a book that the column fills.
    fileprivate var field: BookFields {
        switch self {
        case .isbn, .title, .raters, .ratingSource, .ratingDate, .source, .sourceID, .sourceDate: []
        case .subtitle: .subtitle
        case .originalTitle: .originalTitle
        case .authors: .authors
        case .translators: .translators
        case .publisher: .publisher
        case .published: .published
        case .pages: .pages
        case .price: .price
        case .binding: .binding
        case .rating: .rating
        case .popularity: .popularity
        case .url: .url
        case .coverURL: .coverURL
        case .tags: .tags
        case .summary: .summary
        }
    }
}
