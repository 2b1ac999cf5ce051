// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookSources
import WeChatServer

extension SettingParser where Value == [BookSourceName] {
    /// Names of sources with commas between, each once.
    static var sources: Self {
        let names = BookSourceName.allCases.map(\.rawValue).joined(separator: ", ")
        return Self(allowed: "one or more of \(names), in order, with commas between") { text in
            guard let words = SettingParser<[String]>.list.parse(text) else { return nil }
            let sources = words.compactMap { BookSourceName(rawValue: $0.lowercased()) }
            return sources.count == words.count && Set(sources).count == sources.count ? sources : nil
        }
    }
}

extension SettingParser where Value == SourceBaseURL {
    /// Where a service stands.
    static var sourceURL: Self { Self(allowed: "an address like https://books.example.org") { SourceBaseURL($0) } }
}

extension SettingParser where Value == SourceKey {
    /// A key for a service.
    static var sourceKey: Self { Self(allowed: "letters, digits and signs without spaces") { SourceKey($0) } }
}
