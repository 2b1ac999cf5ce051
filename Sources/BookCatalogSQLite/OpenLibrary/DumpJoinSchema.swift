// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The tables of a join.
///
/// Records are appended as they come; their indexes are made when all are there, by sorting, which costs the same in whatever
/// order they came and however many they are.
enum DumpJoinSchema {
    static let version = 2

    static let tables = """
        CREATE TABLE edition (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL, work INTEGER, isbn INTEGER, fullness INTEGER NOT NULL,
            file INTEGER NOT NULL, line INTEGER NOT NULL, title TEXT, subtitle TEXT, original_title TEXT, authors TEXT,
            publisher TEXT, pubdate TEXT, pages INTEGER, binding TEXT, cover INTEGER, subjects TEXT, description TEXT
        );
        CREATE TABLE work (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL, target INTEGER, title TEXT, subtitle TEXT, authors TEXT,
            cover INTEGER, subjects TEXT, description TEXT
        );
        CREATE TABLE author (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, target INTEGER, name TEXT);
        CREATE TABLE rejection (
            id INTEGER PRIMARY KEY, file INTEGER NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL,
            text TEXT NOT NULL
        );
        CREATE TABLE tally (
            kind INTEGER NOT NULL, page INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (kind, page)
        ) WITHOUT ROWID;
        CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 0), json TEXT NOT NULL);
        PRAGMA user_version = \(version);
        """

    /// Books of works with many editions come first, as the catalogue wants the best known.
    static let order = """
        CREATE INDEX author_number ON author(number);
        CREATE INDEX work_number ON work(number);
        CREATE INDEX edition_isbn ON edition(isbn, fullness DESC) WHERE isbn IS NOT NULL;
        CREATE TABLE place (id INTEGER PRIMARY KEY, edition INTEGER NOT NULL, editions INTEGER NOT NULL);
        INSERT INTO place (edition, editions)
            SELECT id, tally(work) AS editions FROM edition ORDER BY editions DESC, work, id;
        """
}
