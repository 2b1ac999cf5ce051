// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Synchronization
import TestSupport
import Testing

@testable import BookSources

@Suite("The library of covers")
struct CoverLibraryTests {
    /// Gives one picture for all addresses, or one failure; while its gate is closed, nothing.
    private final class Fetcher: CoverFetcher {
        let gate = Gate()
        let result: Mutex<Result<CoverPicture, CoverFailure>>
        private let asked = Mutex<[String]>([])

        init(_ result: Result<CoverPicture, CoverFailure>, isOpen: Bool = true) {
            self.result = Mutex(result)
            if isOpen { self.gate.open() }
        }

        var addresses: [String] { self.asked.withLock { $0 } }

        func picture(at address: CoverAddress) async throws(CoverFailure) -> CoverPicture {
            self.asked.withLock { $0.append(address.url) }
            await self.gate.pass()
            return try self.result.withLock { $0 }.get()
        }
    }

    private static func url(_ isbn: ISBN) -> String { "https://img1.doubanio.com/\(isbn).jpg" }

    @Test func `fetches a cover once, and then has it`() async throws {
        let fetcher = Fetcher(.success(try Pictures.jpeg()))
        let library = CoverLibrary(cache: MemoryCoverCache(), fetcher: fetcher) { Self.url($0) }
        let isbn = try Pictures.isbn(1)
        for _ in 1...3 { #expect(try await library.picture(of: isbn) == Pictures.jpeg()) }
        #expect(fetcher.addresses == [Self.url(isbn)])
    }

    @Test func `has nothing for a book without one, and asks nobody`() async throws {
        let fetcher = Fetcher(.success(try Pictures.jpeg()))
        let library = CoverLibrary(cache: MemoryCoverCache(), fetcher: fetcher) { _ in nil }
        #expect(try await library.picture(of: try Pictures.isbn(1)) == nil)
        #expect(fetcher.addresses.isEmpty)
    }

    @Test func `asks no server that isn't allowed`() async throws {
        let fetcher = Fetcher(.success(try Pictures.jpeg()))
        let library = CoverLibrary(cache: MemoryCoverCache(), fetcher: fetcher) { _ in "http://169.254.169.254/" }
        await #expect(throws: CoverFailure.hostNotAllowed) { try await library.picture(of: try Pictures.isbn(1)) }
        #expect(fetcher.addresses.isEmpty)
    }

    @Test func `has many askers of one cover wait for one fetch`() async throws {
        let fetcher = Fetcher(.success(try Pictures.jpeg()), isOpen: false)
        let library = CoverLibrary(cache: MemoryCoverCache(), fetcher: fetcher) { Self.url($0) }
        let isbn = try Pictures.isbn(1)
        let pictures = try await withThrowingTaskGroup(of: CoverPicture?.self) { group in
            for _ in 1...50 { group.addTask { try await library.picture(of: isbn) } }
            while await library.waiting(for: isbn) < 49 { await Task.yield() }
            fetcher.gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(try pictures == Array(repeating: Pictures.jpeg(), count: 50))
        #expect(fetcher.addresses.count == 1)
    }

    @Test func `doesn't ask again soon for what couldn't be had`() async throws {
        let fetcher = Fetcher(.failure(.notAPicture))
        let time = Mutex(ContinuousClock.now)
        let library = CoverLibrary(
            cache: MemoryCoverCache(),
            fetcher: fetcher,
            now: { time.withLock { $0 } },
            coverURL: { Self.url($0) }
        )
        let isbn = try Pictures.isbn(1)
        await #expect(throws: CoverFailure.notAPicture) { try await library.picture(of: isbn) }
        #expect(try await library.picture(of: isbn) == nil)
        time.withLock { $0 += .seconds(6 * 3600 - 1) }
        #expect(try await library.picture(of: isbn) == nil)
        #expect(fetcher.addresses.count == 1)
        time.withLock { $0 += .seconds(2) }
        let picture = try Pictures.jpeg()
        fetcher.result.withLock { $0 = .success(picture) }
        #expect(try await library.picture(of: isbn) != nil)
        #expect(fetcher.addresses.count == 2)
    }

    @Test func `fetches a few at a time, has some wait, and turns the others away`() async throws {
        let fetcher = Fetcher(.success(try Pictures.jpeg()), isOpen: false)
        let library = CoverLibrary(cache: MemoryCoverCache(), fetcher: fetcher, places: 2, seats: 3) { Self.url($0) }
        let isbns = try (1...5).map(Pictures.isbn)
        let pictures = try await withThrowingTaskGroup(of: CoverPicture?.self) { group in
            for isbn in isbns { group.addTask { try await library.picture(of: isbn) } }
            while await !library.isBusy { await Task.yield() }
            await #expect(throws: CoverFailure.busy) { try await library.picture(of: try Pictures.isbn(6)) }
            while fetcher.gate.count < 2 { await Task.yield() }
            #expect(fetcher.addresses.count == 2)
            fetcher.gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(try pictures == Array(repeating: Pictures.jpeg(), count: 5))
        #expect(try await library.picture(of: try Pictures.isbn(6)) == Pictures.jpeg())
    }

    @Test func `remembers only so many failures`() throws {
        var refusals = CoverRefusals(limit: 100)
        let now = ContinuousClock.now
        for number in 0..<150 { refusals.add(.notAPicture, of: try Pictures.isbn(number), at: now + .seconds(number)) }
        let later = now + .seconds(200)
        let held = try (0..<150).filter { refusals.holds(try Pictures.isbn($0), at: later) }
        #expect((90...100).contains(held.count))
        #expect(held.last == 149)
    }
}
