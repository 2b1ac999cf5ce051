// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A file that a user sent.
///
/// WeChat's pages don't mention it; the elements are those that accounts have received. There is no call that fetches
/// the file.
public struct FileMessage: FieldGroup {
    /// The file's name.
    public var title = ""
    /// Empty as a rule.
    public var description = ""
    /// WeChat's key of the file.
    public var key = ""
    /// The MD5 of its bytes, in hexadecimal digits.
    public var md5 = ""
    /// Its length in bytes.
    public var length: Int64?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        title: String = "",
        description: String = "",
        key: String = "",
        md5: String = "",
        length: Int64? = nil
    ) {
        self.title = title
        self.description = description
        self.key = key
        self.md5 = md5
        self.length = length
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Title", &self.title)
        coder.code("Description", &self.description)
        coder.code("FileKey", &self.key)
        coder.code("FileMd5", &self.md5)
        coder.code("FileTotalLen", &self.length)
    }
}
