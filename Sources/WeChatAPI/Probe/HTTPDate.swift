// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// The time in a `Date` header, as all servers write it today (RFC 9110, 5.6.7).
struct HTTPDate: Equatable {
    let date: Date

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`; nil for anything else.
    init?(_ text: String) {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        guard let date = formatter.date(from: text) else { return nil }
        self.date = date
    }
}
