// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One edition of a book, as a catalogue knows it.
///
/// What isn't known is absent: `nil`, or an empty list. Nothing is invented.
public struct Book: Hashable, Sendable, Codable, Identifiable {
    /// The ISBN; old books and some foreign ones have none.
    public var isbn: ISBN?
    /// The title as printed, never empty.
    public var title: String
    /// What follows the title on the title page.
    public var subtitle: String?
    /// The title in the language that the book was translated from.
    public var originalTitle: String?
    /// The authors in their order, without duties such as 著.
    public var authors: [String]
    /// The translators in their order.
    public var translators: [String]
    /// The publisher.
    public var publisher: String?
    /// When this edition came out.
    public var published: PublicationDate?
    /// The number of pages.
    public var pages: Int?
    /// The list price as printed, currency included, such as `55.00元`.
    public var price: String?
    /// The binding, such as 平装.
    public var binding: String?
    /// What readers thought of it, and where.
    public var rating: Rating?
    /// The page about the book that a reader may open.
    public var url: String?
    /// A picture of the cover.
    public var coverURL: String?
    /// Subjects, the most fitting first.
    public var tags: [String]
    /// What the book is about.
    public var summary: String?
    /// Where this record comes from.
    public var origin: Origin
    /// How sought-after the book is, on the scale of ``Rating/popularity``.
    ///
    /// It orders results, and is never shown. `nil` leaves it to the rating.
    public var popularity: Double?

    /// Makes a book of its title and whatever else is known.
    public init(
        isbn: ISBN? = nil,
        title: String,
        subtitle: String? = nil,
        originalTitle: String? = nil,
        authors: [String] = [],
        translators: [String] = [],
        publisher: String? = nil,
        published: PublicationDate? = nil,
        pages: Int? = nil,
        price: String? = nil,
        binding: String? = nil,
        rating: Rating? = nil,
        url: String? = nil,
        coverURL: String? = nil,
        tags: [String] = [],
        summary: String? = nil,
        origin: Origin = Origin(source: "import"),
        popularity: Double? = nil
    ) {
        self.isbn = isbn
        self.title = title
        self.subtitle = subtitle
        self.originalTitle = originalTitle
        self.authors = authors
        self.translators = translators
        self.publisher = publisher
        self.published = published
        self.pages = pages
        self.price = price
        self.binding = binding
        self.rating = rating
        self.url = url
        self.coverURL = coverURL
        self.tags = tags
        self.summary = summary
        self.origin = origin
        self.popularity = popularity
    }

    /// What makes the book the same one when it comes again: the ISBN, else its name at its source.
    public var id: BookID {
        if let isbn = self.isbn { return .isbn(isbn) }
        let name = self.origin.id ?? ([self.title] + self.authors).joined(separator: "/")
        // As it stands in a catalogue, which keeps no NUL.
        return .record(source: self.origin.source.withoutNUL, id: name.withoutNUL)
    }

    /// How far in front the book stands among others that fit as well.
    package var weight: Double { self.popularity ?? self.rating?.popularity ?? 0 }
}
