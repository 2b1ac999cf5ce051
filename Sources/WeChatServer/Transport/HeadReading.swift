// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What ``HeadReader`` makes of bytes.
enum HeadReading: Equatable {
    /// They begin with an ordinary head of so many bytes.
    case head(RequestHead, length: Int)
    /// They are the beginning of what may become one.
    case incomplete
    /// They are anything else.
    case unusual
}
