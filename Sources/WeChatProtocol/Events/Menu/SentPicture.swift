// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A picture that follows as a message of its own.
public struct SentPicture: FieldGroup {
    /// The MD5 of its bytes, in hexadecimal digits.
    public var md5 = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(md5: String) {
        self.md5 = md5
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("PicMd5Sum", &self.md5)
    }
}
