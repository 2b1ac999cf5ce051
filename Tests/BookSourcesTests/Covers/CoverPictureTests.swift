// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookSources

@Suite("Pictures of covers")
struct CoverPictureTests {
    @Test(arguments: [
        ([0xFF, 0xD8, 0xFF, 0xE0], PictureType.jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], .png),
        (Array("GIF89a....".utf8), .gif), (Array("GIF87a".utf8), .gif), (Array("RIFF????WEBPVP8 ".utf8), .webP),
    ])
    func `are told by their first bytes`(bytes: [UInt8], type: PictureType) {
        #expect(CoverPicture(bytes)?.type == type)
    }

    @Test(arguments: [
        "", "<html>", "GIF", "RIFF????WAVE", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "%PDF-1.7", "BM",
    ])
    func `are nothing else`(text: String) { #expect(CoverPicture(Array(text.utf8)) == nil) }

    @Test func `have the same tag only if they are the same, and are bounded`() throws {
        #expect(try Pictures.jpeg(100).tag == Pictures.jpeg(100).tag)
        #expect(try Pictures.jpeg(100).tag != Pictures.jpeg(101).tag)
        #expect(try Pictures.jpeg(100).tag.utf8.count == 16)
        #expect(throws: Never.self) { try Pictures.jpeg(CoverPicture.limit) }
        #expect(throws: CoverFailure.notAPicture) { try Pictures.jpeg(CoverPicture.limit + 1) }
    }

    @Test func `are stood in for by one of our own`() throws {
        let blank = try #require(BlankCover.picture)
        #expect(blank.type == .png)
        #expect(blank.bytes.count < 1000)
        #expect(blank.bytes[16..<24].elementsEqual([0, 0, 1, 104, 0, 0, 0, 200]))
    }

    @Test func `are known by their type as soon as twelve bytes are there, however they come`() throws {
        var intake = try CoverIntake(status: 200, length: nil)
        for byte in "<html>12345".utf8 { try intake.take([byte]) }
        #expect(throws: CoverFailure.notAPicture) { try intake.take([0x36]) }
        var picture = try CoverIntake(status: 200, length: 20)
        for byte in try Pictures.jpeg(20).bytes { try picture.take([byte]) }
        #expect(try picture.picture() == Pictures.jpeg(20))
        #expect(throws: CoverFailure.notAPicture) { try CoverIntake(status: 200, length: 0).picture() }
        #expect(throws: CoverFailure.tooLarge) { try CoverIntake(status: 200, length: CoverPicture.limit + 1) }
    }
}
