// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The languages of the console.
enum ConsoleLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh-CN"

    /// The one that a browser likes better (`Accept-Language`, RFC 9110 §12.5.4); English where it likes neither.
    init(accepting header: String?) {
        var best = (language: Self.english, quality: 0.0)
        for range in (header ?? "").prefix(1024).split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.trimmingPrefix(" ") }
            guard let tag = parts.first?.lowercased() else { continue }
            let language: Self
            if tag.hasPrefix("zh") {
                language = .chinese
            } else if tag.hasPrefix("en") {
                language = .english
            } else {
                continue
            }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if quality > best.quality { best = (language, quality) }
        }
        self = best.language
    }

    /// One of two texts.
    func callAsFunction(_ english: String, _ chinese: String) -> String { self == .chinese ? chinese : english }
}
