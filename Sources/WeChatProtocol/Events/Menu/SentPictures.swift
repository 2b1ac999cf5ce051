// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Which pictures a user sends from a menu button; the pictures themselves follow, each as an ``ImageMessage``.
public struct SentPictures: FieldGroup {
    /// How many they are, by WeChat's count.
    public var count: Int?
    /// The pictures.
    public var list: [SentPicture] = []

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(count: Int? = nil, list: [SentPicture] = []) {
        self.count = count
        self.list = list
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Count", &self.count)
        coder.nested("PicList") { $0.code("item", &self.list) }
    }
}
