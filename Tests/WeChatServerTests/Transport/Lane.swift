// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The ways by which a request comes to the webhook; whatever a test says holds on both.
enum Lane: CaseIterable {
    /// Past the HTTP decoder, as far as what is sent is ordinary.
    case fast
    /// Through the decoder: every head has a field that isn't ordinary, and that nobody heeds.
    case decoder
}
