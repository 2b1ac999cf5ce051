// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif
import BookCatalog
import Foundation

/// Files of pictures in a folder, each named as its book's ISBN; the folder and its files are their owner's alone.
///
/// All of it blocks for as long as the disk takes.
struct CoverFolder: Sendable {
    let path: String

    /// The pictures that are there, those not used longest first, with their sizes; drafts that a crash has left are
    /// removed, and any other file is left alone.
    func contents() -> [(isbn: ISBN, size: Int)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: self.path)) ?? []
        let files = names.compactMap { name -> (isbn: ISBN, size: Int, used: Date)? in
            if name.hasSuffix(Self.draft), Self.isbn(named: String(name.dropLast(Self.draft.count))) != nil {
                unlink("\(self.path)/\(name)")
                return nil
            }
            guard let isbn = Self.isbn(named: name),
                let attributes = try? FileManager.default.attributesOfItem(atPath: "\(self.path)/\(name)"),
                attributes[.type] as? FileAttributeType == .typeRegular
            else { return nil }
            let used = attributes[.modificationDate] as? Date ?? .distantPast
            return (isbn, (attributes[.size] as? NSNumber)?.intValue ?? 0, used)
        }
        return files.sorted { $0.used < $1.used }.map { ($0.isbn, $0.size) }
    }

    /// The picture in a file, whose time becomes now; nil where there is none, or the file holds something else.
    func picture(of isbn: ISBN) -> CoverPicture? {
        let descriptor = open(self.file(isbn), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let data = try? file.read(upToCount: CoverPicture.limit + 1) else { return nil }
        futimens(descriptor, nil)
        return CoverPicture(Array(data))
    }

    /// Writes a picture: whole, or not at all, since it is written under another name, which then becomes this one.
    /// - Throws: What the disk says.
    func write(_ picture: CoverPicture, of isbn: ISBN) throws {
        try FileManager.default.createDirectory(
            atPath: self.path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let draft = self.file(isbn) + Self.draft
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: picture.bytes)
            guard rename(draft, self.file(isbn)) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Removes a picture.
    func remove(_ isbn: ISBN) { unlink(self.file(isbn)) }

    private static let draft = ".draft"

    private func file(_ isbn: ISBN) -> String { "\(self.path)/\(isbn)" }

    private static func isbn(named name: String) -> ISBN? {
        name.utf8.count == 13 ? Int(name).flatMap(ISBN.init(number:)) : nil
    }
}
