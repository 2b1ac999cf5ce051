// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the webhook's readiness page says.
struct ServerHealthAnswer: Decodable {
    let status: String
    let problems: [String]
}
