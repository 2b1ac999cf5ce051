// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Which version this is.
enum Version {
    /// The version, as `doumi --version` prints it.
    static let current = "0.1.0"
}
