// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a picture is, told by its first bytes; what a server says of it counts for nothing.
public enum PictureType: String, Hashable, Sendable {
    /// JPEG.
    case jpeg
    /// PNG.
    case png
    /// GIF.
    case gif
    /// WebP.
    case webP = "webp"

    /// How many bytes are enough to tell.
    static let signatureLength = 12

    /// Tells the type of a picture; nil for anything else.
    public init?(of bytes: some Collection<UInt8>) {
        let first = Array(bytes.prefix(Self.signatureLength))
        if first.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if first.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if first.starts(with: "GIF87a".utf8) || first.starts(with: "GIF89a".utf8) {
            self = .gif
        } else if first.starts(with: "RIFF".utf8), first.dropFirst(8).elementsEqual("WEBP".utf8) {
            self = .webP
        } else {
            return nil
        }
    }

    /// The media type, such as `image/jpeg`.
    public var contentType: String { "image/\(self.rawValue)" }
}
