// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import GRDB

/// Joins one edition with its work and its authors.
struct DumpBookReader {
    /// A chain of redirects is no longer.
    private static let longestChain = 8

    private let db: Database
    private let editions: Statement
    private let firsts: Statement
    private let works: Statement
    private let authors: Statement

    init(_ db: Database) throws {
        self.db = db
        self.editions = try db.cachedStatement(
            sql: """
                SELECT e.id, e.number, e.work, e.isbn, e.line, e.title, e.subtitle, e.original_title, e.authors, e.publisher,
                    e.pubdate, e.pages, e.binding, e.cover, e.subjects, e.description, p.editions, e.file
                FROM place p JOIN edition e ON e.id = p.edition WHERE p.id = ?
                """
        )
        self.firsts = try db.cachedStatement(
            sql: "SELECT id FROM edition WHERE isbn = ? ORDER BY fullness DESC, id LIMIT 1"
        )
        self.works = try db.cachedStatement(
            sql: """
                SELECT target, title, subtitle, authors, cover, subjects, description
                FROM work WHERE number = ? ORDER BY id DESC LIMIT 1
                """
        )
        self.authors = try db.cachedStatement(
            sql: "SELECT target, name FROM author WHERE number = ? ORDER BY id DESC LIMIT 1"
        )
    }

    /// The book at a place in the order of books.
    func row(at place: Int) throws -> ImportRow {
        guard let row = try Row.fetchOne(self.editions, arguments: [place]) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        let edition = Self.edition(row)
        guard try self.isFirst(edition, id: row[0]) else { return Self.rejected(edition, row, .sameISBN) }
        let work = try self.work(edition.work)
        let authors = try self.names(edition.authors.isEmpty ? work?.authors ?? [] : edition.authors)
        do throws(RejectedRow.Reason) {
            let book = try edition.book(work: work, authors: authors, editions: row[16])
            return .book(book, BookFields(knownOf: book))
        } catch {
            return Self.rejected(edition, row, error)
        }
    }

    private static func rejected(_ edition: DumpedEdition, _ row: Row, _ reason: RejectedRow.Reason) -> ImportRow {
        let text = "/type/edition\t/books/OL\(edition.number)M\t\(edition.title ?? "")"
        return .rejected(RejectedRow(file: row[17], line: row[4], reason: reason, text: text))
    }
}

extension DumpBookReader {
    /// Whether no other record with the same ISBN says more.
    private func isFirst(_ edition: DumpedEdition, id: Int) throws -> Bool {
        guard let isbn = edition.isbn else { return true }
        return try Int.fetchOne(self.firsts, arguments: [isbn.number]) == id
    }

    private func work(_ number: Int?) throws -> DumpedWork? {
        var number = number
        for _ in 0..<Self.longestChain {
            guard let current = number, let row = try Row.fetchOne(self.works, arguments: [current]) else { return nil }
            number = row[0]
            if number == nil { return Self.work(current, row) }
        }
        return nil
    }

    private func names(_ numbers: [Int]) throws -> [String] {
        var names: [String] = []
        for number in numbers {
            guard let name = try self.name(number), !names.contains(name) else { continue }
            names.append(name)
        }
        return names
    }

    private func name(_ number: Int) throws -> String? {
        var number = number
        for _ in 0..<Self.longestChain {
            guard let row = try Row.fetchOne(self.authors, arguments: [number]) else { return nil }
            guard let target: Int = row[0] else { return row[1] }
            number = target
        }
        return nil
    }

    private static func work(_ number: Int, _ row: Row) -> DumpedWork {
        DumpedWork(
            number: number,
            title: row[1],
            subtitle: row[2],
            authors: DumpList.numbers(row[3]),
            subjects: DumpList.lines(row[5]),
            description: row[6],
            cover: row[4]
        )
    }

    private static func edition(_ row: Row) -> DumpedEdition {
        var edition = DumpedEdition(number: row[1])
        let isbn: Int? = row[3]
        let published: String? = row[10]
        edition.work = row[2]
        edition.isbn = isbn.flatMap { ISBN(number: $0) }
        edition.title = row[5]
        edition.subtitle = row[6]
        edition.originalTitle = row[7]
        edition.authors = DumpList.numbers(row[8])
        edition.publisher = row[9]
        edition.published = published.flatMap { PublicationDate($0) }
        edition.pages = row[11]
        edition.binding = row[12]
        edition.cover = row[13]
        edition.subjects = DumpList.lines(row[14])
        edition.description = row[15]
        return edition
    }
}
