// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// Has the covers of books: fetches each at most once at a time, keeps it, and doesn't ask again soon for one that
/// couldn't be had.
///
/// ```swift
/// let library = CoverLibrary(cache: MemoryCoverCache(), fetcher: fetcher) { isbn in
///     try await repository.book(isbn: isbn)?.coverURL
/// }
/// let picture = try await library.picture(of: isbn) ?? BlankCover.picture
/// ```
public actor CoverLibrary {
    private let cache: any CoverCache
    private let fetcher: any CoverFetcher
    private let hosts: CoverHosts
    private let now: @Sendable () -> ContinuousClock.Instant
    private let coverURL: @Sendable (ISBN) async throws -> String?

    private let metrics = CoverMetrics()
    private var refusals = CoverRefusals(limit: 10_000)
    private var turnstile: Turnstile
    /// Who else waits for a cover that is being looked for.
    private var askers: [ISBN: [CheckedContinuation<CoverPicture?, Never>]] = [:]

    /// Opens the library.
    ///
    /// - Parameters:
    ///   - cache: Where covers are kept.
    ///   - fetcher: What brings those that aren't.
    ///   - hosts: The servers that may be asked.
    ///   - places: How many covers are fetched at the same time.
    ///   - seats: How many more may wait for that.
    ///   - now: The time.
    ///   - coverURL: Where the catalogue says that the cover of a book is.
    public init(
        cache: any CoverCache,
        fetcher: any CoverFetcher,
        hosts: CoverHosts = CoverHosts(),
        places: Int = 16,
        seats: Int = 32,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        coverURL: @escaping @Sendable (ISBN) async throws -> String?
    ) {
        self.cache = cache
        self.fetcher = fetcher
        self.hosts = hosts
        self.turnstile = Turnstile(places: places, seats: seats)
        self.now = now
        self.coverURL = coverURL
    }

    /// How many others wait for a cover that is being looked for.
    func waiting(for isbn: ISBN) -> Int { self.askers[isbn]?.count ?? 0 }

    /// Whether the next cover that has to be fetched would be turned away.
    var isBusy: Bool { self.turnstile.isFull }

    /// The cover of a book; nil where the catalogue names none, or it is known that it can't be had.
    ///
    /// - Throws: ``CoverFailure``, to one asker only: the others who wait for the same cover get nil. And what the
    ///   catalogue throws.
    public func picture(of isbn: ISBN) async throws -> CoverPicture? {
        if self.askers[isbn] != nil {
            return await withCheckedContinuation { self.askers[isbn, default: []].append($0) }
        }
        self.askers[isbn] = []
        var picture: CoverPicture?
        defer { self.askers.removeValue(forKey: isbn)?.forEach { $0.resume(returning: picture) } }
        picture = try await self.find(isbn)
        return picture
    }

    private func find(_ isbn: ISBN) async throws -> CoverPicture? {
        if let picture = await self.cache.picture(of: isbn) {
            self.metrics.count(.cached)
            return picture
        }
        guard !self.refusals.holds(isbn, at: self.now()), let url = try await self.coverURL(isbn) else {
            self.metrics.count(.none)
            return nil
        }
        do {
            let picture = try await self.fetch(url)
            self.metrics.count(.fetched)
            self.refusals.remove(isbn)
            await self.cache.keep(picture, of: isbn)
            return picture
        } catch {
            self.metrics.count(error == .busy ? .busy : .failed)
            self.refusals.add(error, of: isbn, at: self.now())
            throw error
        }
    }

    private func fetch(_ url: String) async throws(CoverFailure) -> CoverPicture {
        guard let address = self.hosts.address(of: url) else { throw .hostNotAllowed }
        guard !self.turnstile.isFull else { throw .busy }
        if !self.turnstile.enter() { await withCheckedContinuation { self.turnstile.wait($0) } }
        defer { self.turnstile.leave() }
        return try await self.fetcher.picture(at: address)
    }
}
