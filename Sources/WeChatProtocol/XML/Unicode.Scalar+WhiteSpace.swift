// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension Unicode.Scalar {
    /// Whether it is white space, by Unicode; the tables are asked only for what ASCII doesn't answer.
    package var isWhiteSpace: Bool {
        self.isASCII ? self.value == 0x20 || 0x09...0x0D ~= self.value : self.properties.isWhitespace
    }
}
