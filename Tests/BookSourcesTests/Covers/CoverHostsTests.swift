// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookSources
import Testing

@Suite("The servers that covers are fetched from")
struct CoverHostsTests {
    private let hosts = CoverHosts(addresses: ["https://neodb.example:8443/", "http://127.0.0.1:9000", "nonsense"])

    @Test(arguments: [
        (
            "https://img3.doubanio.com/view/subject/l/public/s1.jpg",
            "https://img3.doubanio.com/view/subject/l/public/s1.jpg"
        ),
        ("http://img1.doubanio.com/lpic/s1.jpg", "https://img1.doubanio.com/lpic/s1.jpg"),
        (
            "HTTPS://COVERS.OpenLibrary.org:443/b/id/1-L.jpg?default=false",
            "https://covers.openlibrary.org/b/id/1-L.jpg?default=false"
        ),
        ("http://books.google.com/books/content?id=a&img=1", "https://books.google.com/books/content?id=a&img=1"),
        ("https://lh3.googleusercontent.com/a=s1", "https://lh3.googleusercontent.com/a=s1"),
        ("https://neodb.example:8443/m/1.webp", "https://neodb.example:8443/m/1.webp"),
        ("http://127.0.0.1:9000/x", "http://127.0.0.1:9000/x"),
    ])
    func `are those of the known sources and those that the operator names`(url: String, expected: String) {
        #expect(self.hosts.address(of: url)?.url == expected)
    }

    @Test func `are told of a page of Douban's, if they are Douban's`() {
        #expect(self.hosts.address(of: "https://img9.doubanio.com/a")?.referer == "https://book.douban.com/")
        #expect(self.hosts.address(of: "https://books.google.com/a")?.referer == nil)
    }

    @Test(arguments: [
        "https://doubanio.com.evil.example/a", "https://evildoubanio.com/a", "https://img1.doubanio.com:8080/a",
        "https://img1.doubanio.com@127.0.0.1/a", "https://user:word@img1.doubanio.com/a", "https://img1.doubanio.com.",
        "http://169.254.169.254/latest/meta-data/", "http://localhost/a", "http://127.0.0.1/a",
        "http://127.0.0.1:9001/",
        "https://127.0.0.1:9000/", "http://[::1]/a", "http://neodb.example:8443/a", "https://neodb.example/a",
        "file:///etc/passwd", "ftp://img1.doubanio.com/a", "//img1.doubanio.com/a", "img1.doubanio.com/a", "",
        "https://",
        "https:img1.doubanio.com", "https://img1.doubanio.com\\@127.0.0.1/", "https://img1.doubanio.com/a b",
        "https://img1.doubanio.com/\r\nHost: x", "https://img1.doubanio.com/封面.jpg", "javascript:alert(1)",
        "https://img1.doubanio.com/" + String(repeating: "a", count: 3000),
    ])
    func `are no others`(url: String) { #expect(self.hosts.address(of: url) == nil) }
}
