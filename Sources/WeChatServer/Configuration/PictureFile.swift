// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A picture that the configuration names, with its bytes.
public struct PictureFile: Sendable, Equatable {
    /// Where it was read.
    public let path: String
    /// Its media type, told from its first bytes.
    public let contentType: String
    /// The file's bytes.
    public let bytes: [UInt8]

    /// Reads a picture.
    /// - Throws: ``ConfigurationError`` for a file that can't be read, or isn't PNG, JPEG or GIF.
    init(_ setting: Setting) throws(ConfigurationError) {
        let path = setting.value.trimmingSpaces()
        do {
            self.bytes = try SystemFile.bytes(of: path, limit: 4 * 1024 * 1024)
        } catch {
            throw setting.error("\(path) can't be read: \(error)")
        }
        guard let contentType = Self.contentType(of: self.bytes) else {
            throw setting.error("\(path) isn't a picture", allowed: "a PNG, JPEG or GIF file of at most 4 MiB")
        }
        self.contentType = contentType
        self.path = path
    }

    /// The media type of a picture's bytes; nil for any that browsers don't all show.
    static func contentType(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) { return "image/gif" }
        return nil
    }
}
