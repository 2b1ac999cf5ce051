// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// The catalogue as the very first version kept it, among the tables of other stores.
public enum FirstCatalogue {
    /// The statements that make its tables with some books, of which title, authors, price and identity alone are kept.
    public static func sql(_ books: [Book] = []) -> String {
        self.tables
            + books.map { book in
                let values = [
                    book.isbn.map { "\($0.number)" } ?? "NULL",
                    self.quoted(book.isbn == nil ? book.id.description : nil),
                    self.quoted(book.title), self.quoted(book.authors.joined(separator: "\n")),
                    self.quoted(book.price), self.quoted(book.origin.source), self.quoted(book.origin.id), "''", "0",
                ]
                return """
                    INSERT INTO book(isbn13, record_id, title, authors, price, source, source_id, title_key, weight)
                    VALUES (\(values.joined(separator: ", ")));
                    """
            }
            .joined()
    }

    private static func quoted(_ text: String?) -> String {
        text.map { "'\($0.replacing("'", with: "''"))'" } ?? "NULL"
    }

    private static let tables = """
        CREATE TABLE book (
            id INTEGER PRIMARY KEY, isbn13 INTEGER UNIQUE, record_id TEXT UNIQUE,
            title TEXT NOT NULL, subtitle TEXT, original_title TEXT, authors TEXT, translators TEXT, publisher TEXT,
            pubdate TEXT, pages INTEGER, price TEXT, binding TEXT,
            rating REAL, raters INTEGER, rating_source TEXT, rating_date TEXT,
            url TEXT, cover_url TEXT, tags TEXT, summary TEXT, source TEXT NOT NULL, source_id TEXT,
            popularity REAL, title_key TEXT NOT NULL, weight REAL NOT NULL,
            updated_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER))
        );
        CREATE INDEX book_title ON book(title_key);
        CREATE INDEX book_weight ON book(weight DESC);
        CREATE VIRTUAL TABLE book_fts USING fts5(
            title, subtitle, authors, details, pinyin, content='', tokenize='ascii'
        );
        CREATE VIRTUAL TABLE book_vocabulary USING fts5vocab(book_fts, 'row');
        CREATE TABLE book_meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('books-001');
        """
}
