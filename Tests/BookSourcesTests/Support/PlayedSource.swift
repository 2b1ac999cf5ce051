// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import BookCatalog

@testable import BookSources

/// One of the four services: what it says, as documented, and the source that asks it.
struct PlayedSource: Sendable, CustomStringConvertible {
    let name: BookSourceName
    /// Its answer for the book with the ISBN 9787121139512.
    let found: String
    /// Its answer to a search, in which the first book is broken.
    let list: String
    /// Its answer where there is none: the body and the status.
    let none: (body: String, status: Int)
    /// Its answer to a search that finds none.
    let noneOfText: String
    /// Its answer where it was asked too often: the body and the status.
    let limited: (body: String, status: Int)
    /// Answers in which all fields have the wrong type, or are missing.
    let broken: [String]

    var description: String { self.name.rawValue }

    /// The source, asking a server in the service's place.
    func source(at address: String, client: HTTPClient, timeout: Duration = .seconds(10)) throws -> any BookSource {
        struct Unusable: Error {}
        guard let url = SourceBaseURL(address), let contact = OpenLibraryContact("reader@example.org") else {
            throw Unusable()
        }
        let fetcher = SourceFetcher(client: client, timeout: timeout)
        switch self.name {
        case .douban: return DoubanSource(fetcher: fetcher, baseURL: url, apiKey: SourceKey("secret-key"))
        case .openlibrary: return OpenLibrarySource(fetcher: fetcher, baseURL: url, contact: contact)
        case .googlebooks: return GoogleBooksSource(fetcher: fetcher, baseURL: url, apiKey: SourceKey("secret-key"))
        case .neodb: return NeoDBSource(fetcher: fetcher, baseURL: url)
        case .local: throw Unusable()
        }
    }

    static let all = [Self.douban, .openLibrary, .googleBooks, .neoDB]

    static let douban = PlayedSource(
        name: .douban,
        found: Self.doubanBook,
        list: #"{"count":2,"start":0,"total":2,"books":[{"id":7,"title":[]},\#(Self.doubanBook)]}"#,
        none: (#"{"msg":"book_not_found","code":6000,"request":"GET /v2/book/isbn/x"}"#, 404),
        noneOfText: #"{"count":0,"start":0,"total":0,"books":[]}"#,
        limited: (#"{"msg":"rate_limit_exceeded2: 192.0.2.1","code":112,"request":"GET /v2"}"#, 400),
        broken: [
            #"{"id":true,"title":{"a":1},"author":{"x":[]},"isbn13":[],"rating":"many"}"#, "{}",
            #"{"books":[{"title":null}]}"#,
        ]
    )

    private static let doubanBook = #"""
        {"rating":{"max":10,"numRaters":21022,"average":"9.1","min":0},"subtitle":"","author":["[中] 吴军 著"],
        "pubdate":"2011-8","tags":[{"count":12906,"name":"互联网","title":"互联网"}],"origin_title":"",
        "image":"https:\/\/img3.doubanio.com\/view\/subject\/m\/public\/s6807265.jpg","binding":"平装","translator":[],
        "catalog":"","pages":"584 页","images":{"large":"https://img3.doubanio.com/view/subject/l/public/s6807265.jpg"},
        "alt":"https://book.douban.com/subject/6709783/","id":"6709783","publisher":"电子工业出版社",
        "isbn10":"7121139510","isbn13":"9787121139512","title":"浪潮之巅",
        "url":"https://api.douban.com/v2/book/6709783","alt_title":"","summary":"近一百多年来","price":"55.00元"}
        """#

    static let openLibrary = PlayedSource(
        name: .openlibrary,
        found: #"""
            {"ISBN:9787121139512":{"url":"https://openlibrary.org/books/OL27M/x","key":"/books/OL27M","title":"浪潮之巅",
            "authors":[{"url":"https://openlibrary.org/authors/OL1A/x","name":"吴军"}],"number_of_pages":584,
            "publishers":[{"name":"电子工业出版社"}],"publish_date":"August 2011",
            "identifiers":{"isbn_13":["9787121139512"],"openlibrary":["OL27M"]},
            "cover":{"small":"https://covers.openlibrary.org/b/id/8-S.jpg","large":"https://covers.openlibrary.org/b/id/8-L.jpg"}}}
            """#,
        list: #"""
            {"numFound":2,"start":0,"numFoundExact":true,"docs":[{"key":[],"title":7.5e1000},{"key":"/works/OL9W",
            "title":"Lang chao zhi dian","author_name":["吴军"],"first_publish_year":2011,"cover_i":8,
            "ratings_average":4.55,"ratings_count":11,"isbn":["9780306406157"],"editions":{"numFound":1,"start":0,
            "docs":[{"key":"/books/OL27M","title":"浪潮之巅","isbn":["9787121139512"],"publisher":["电子工业出版社"],
            "publish_date":["2011"]}]}}]}
            """#
            .replacing("7.5e1000", with: "null"),
        none: ("{}", 200),
        noneOfText: #"{"numFound":0,"start":0,"docs":[]}"#,
        limited: (#"{"status":429,"message":"Too Many Requests. Consider using our dumps"}"#, 429),
        broken: [
            #"{"ISBN:9787121139512":{"title":[],"authors":"x","identifiers":7}}"#, #"{"ISBN:9787121139512":7}"#,
            #"{"error":"internal"}"#, "[]",
        ]
    )

    static let googleBooks = PlayedSource(
        name: .googlebooks,
        found: Self.googleList("9787121139512"),
        list: Self.googleList("9787121139512"),
        none: (#"{"kind":"books#volumes","totalItems":0}"#, 200),
        noneOfText: #"{"kind":"books#volumes","totalItems":0}"#,
        limited: (
            #"{"error":{"code":429,"message":"Quota exceeded","errors":[{"domain":"usageLimits","reason":"rateLimitExceeded"}],"status":"RESOURCE_EXHAUSTED"}}"#,
            429
        ),
        broken: ["{}", #"{"items":{"a":1}}"#, #"{"error":"no"}"#]
    )

    /// A list whose first volume is broken.
    static func googleList(_ isbn: String) -> String {
        #"""
        {"kind":"books#volumes","totalItems":2,"items":[{"id":3,"volumeInfo":[]},{"id":"zyTCAlFPjgYC","volumeInfo":{
        "title":"浪潮之巅","authors":["吴军"],"publisher":"电子工业出版社","publishedDate":"2011-08","pageCount":584,
        "industryIdentifiers":[{"type":"OTHER","identifier":"UOM:1"},{"type":"ISBN_13","identifier":"\#(isbn)"}],
        "averageRating":4.5,"ratingsCount":12,"imageLinks":{"thumbnail":"http://books.google.com/books/content?id=z"},
        "infoLink":"http://books.google.com/books?id=z"},
        "saleInfo":{"listPrice":{"amount":55,"currencyCode":"CNY"}}}]}
        """#
    }

    static let neoDB = PlayedSource(
        name: .neodb,
        found: Self.neoList,
        list: Self.neoList,
        none: (#"{"data":[],"pages":0,"count":0}"#, 200),
        noneOfText: #"{"data":[],"pages":0,"count":0}"#,
        limited: (#"{"message":"too many"}"#, 429),
        broken: ["{}", #"{"data":"none"}"#, #"{"message":"maintenance"}"#]
    )

    private static let neoList = #"""
        {"data":[{"title":null,"isbn":7,"author":null},{"id":"https://neodb.social/book/1","uuid":"abc",
        "url":"/book/abc","type":"Edition","category":"book","title":"浪潮之巅","display_title":"浪潮之巅","subtitle":null,
        "author":["吴军"],"translator":[],"publisher":["电子工业出版社"],"pub_house":"电子工业出版社","pub_year":2011,
        "pub_month":8,"binding":"平装","price":"CNY 55.00","pages":"584","isbn":"9787121139512","rating":8.9,
        "rating_count":130,"tags":["互联网"],"cover_image_url":"https://neodb.social/m/item/x.jpg"}],"pages":1,"count":2}
        """#
}
