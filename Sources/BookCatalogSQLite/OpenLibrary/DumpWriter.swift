// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import GRDB
import SQLiteAccess

/// Appends the records of a dump to the tables of a join.
struct DumpWriter {
    private let filter: DumpFilter
    private let isSelective: Bool
    private var editions: BoundStatement
    private var works: BoundStatement
    private var authors: BoundStatement
    private var rejections: BoundStatement

    init(_ db: Database, filter: DumpFilter, isSelective: Bool) throws {
        self.filter = filter
        self.isSelective = isSelective
        self.editions = try BoundStatement(
            """
            INSERT INTO edition (number, work, isbn, fullness, file, line, title, subtitle, original_title, authors, \
            publisher, pubdate, pages, binding, cover, subjects, description) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            in: db
        )
        self.works = try BoundStatement(
            """
            INSERT INTO work (number, target, title, subtitle, authors, cover, subjects, description) \
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            in: db
        )
        self.authors = try BoundStatement("INSERT INTO author (number, target, name) VALUES (?, ?, ?)", in: db)
        self.rejections = try BoundStatement(
            "INSERT INTO rejection (file, line, reason, text) VALUES (?, ?, ?, ?)",
            in: db
        )
    }

    /// Adds what stands in a line, and notes what it makes wanted.
    mutating func add(_ record: DumpedRecord, line: Int, _ progress: inout DumpJoin.Progress) throws {
        switch record {
        case .edition(let edition): try self.add(edition, line: line, &progress)
        case .work(let work): try self.add(work, &progress)
        case .author(let author):
            progress.state.count.authors += 1
            guard !self.isSelective || progress.authors.wants(author.number) else { return }
            try self.add(author: author.number, target: nil, name: author.name)
        case .workRedirect(let number, let target):
            progress.state.count.others += 1
            progress.works.want(target)
            try self.add(DumpedWork(number: number), target: target)
        case .authorRedirect(let number, let target):
            progress.state.count.others += 1
            progress.authors.want(target)
            try self.add(author: number, target: target, name: nil)
        case .other: progress.state.count.others += 1
        }
    }

    /// Adds a line that is none.
    mutating func add(_ row: RejectedRow, _ progress: inout DumpJoin.Progress) throws {
        progress.state.count.rejected += 1
        self.rejections.bind(progress.state.files)
        self.rejections.bind(row.line)
        self.rejections.bind(String(decoding: try JSONEncoder().encode(row.reason), as: UTF8.self))
        self.rejections.bind(row.text)
        try self.rejections.execute()
    }

    private mutating func add(_ edition: DumpedEdition, line: Int, _ progress: inout DumpJoin.Progress) throws {
        guard !self.isSelective else { throw ImportError.mixedDump }
        progress.state.count.editions += 1
        if let work = edition.work { progress.works.add(work) }
        guard self.filter.takes(edition) else {
            progress.state.count.filtered += 1
            return
        }
        if let work = edition.work { progress.works.want(work) }
        for author in edition.authors { progress.authors.want(author) }
        self.editions.bind(edition.number)
        self.editions.bind(edition.work)
        self.editions.bind(edition.isbn?.number)
        self.editions.bind(edition.fullness)
        self.editions.bind(progress.state.files)
        self.editions.bind(line)
        self.editions.bind(edition.title)
        self.editions.bind(edition.subtitle)
        self.editions.bind(edition.originalTitle)
        self.editions.bind(DumpList.text(edition.authors))
        self.editions.bind(edition.publisher)
        self.editions.bind(edition.published?.description)
        self.editions.bind(edition.pages)
        self.editions.bind(edition.binding)
        self.editions.bind(edition.cover)
        self.editions.bind(DumpList.text(edition.subjects))
        self.editions.bind(edition.description)
        try self.editions.execute()
    }

    private mutating func add(_ work: DumpedWork, _ progress: inout DumpJoin.Progress) throws {
        progress.state.count.works += 1
        guard !self.isSelective || progress.works.wants(work.number) else { return }
        for author in work.authors { progress.authors.want(author) }
        try self.add(work, target: nil)
    }

    private mutating func add(_ work: DumpedWork, target: Int?) throws {
        self.works.bind(work.number)
        self.works.bind(target)
        self.works.bind(work.title)
        self.works.bind(work.subtitle)
        self.works.bind(DumpList.text(work.authors))
        self.works.bind(work.cover)
        self.works.bind(DumpList.text(work.subjects))
        self.works.bind(work.description)
        try self.works.execute()
    }

    private mutating func add(author number: Int, target: Int?, name: String?) throws {
        self.authors.bind(number)
        self.authors.bind(target)
        self.authors.bind(name)
        try self.authors.execute()
    }
}
