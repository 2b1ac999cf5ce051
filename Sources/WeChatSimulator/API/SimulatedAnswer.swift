// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a simulated API does about a call, decided before anything is written.
struct SimulatedAnswer: Equatable {
    /// How much of the answer is written.
    enum Extent {
        /// All of it.
        case whole
        /// The first half, and then the connection is closed.
        case half
        /// The first half, and then nothing.
        case stalled
        /// Nothing, and the connection is closed.
        case closed
        /// Nothing.
        case silence
    }

    var status = 200
    var contentType = "application/json; encoding=utf-8"
    var location: String?
    var body: String
    var extent = Extent.whole
    var delay = Duration.zero
}
