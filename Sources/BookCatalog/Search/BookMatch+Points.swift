// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension BookMatch {
    /// What the reason is worth in the order of hits.
    package var points: Double {
        switch self {
        case .isbn: 200
        case .titleAndAuthor: 140
        case .title: 100
        case .pinyin: 70
        case .titlePrefix: 60
        case .author, .authorPinyin: 50
        case .initials: 40
        case .withinTitle: 30
        case .words: 20
        case .details, .similarSound, .similarTitle: 10
        }
    }
}
