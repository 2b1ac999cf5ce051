// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser

/// How the server brings late answers to users.
enum Policy: String, ExpressibleByArgument, CaseIterable {
    case pickup
    case customerService
}
