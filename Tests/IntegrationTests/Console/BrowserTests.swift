// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

/// The console as people see it, in a real browser; one after the other, since each keeps all cores busy.
@Suite(
    .serialized,
    .enabled(if: Chromium.isExpected, "Chromium and its driver aren't on this machine"),
    .timeLimit(.minutes(3))
)
struct BrowserTests {}
