// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What `doumi doctor` looks at; the raw values stand in its JSON.
public enum CheckName: String, CaseIterable, Sendable {
    case configuration, database, disk
    case publicURL = "public-url"
    case dns, api, clock
    case allowList = "ip-allow-list"
    case token
    case customerService = "customer-service"
    case menu, quota, verification, callback

    /// Whether each account has one of its own.
    var isOfAccount: Bool {
        switch self {
        case .configuration, .database, .disk, .publicURL: false
        case .dns, .api, .clock, .allowList, .token, .customerService, .menu, .quota, .verification, .callback: true
        }
    }

    /// What it is called in a line.
    var title: String {
        switch self {
        case .configuration: "configuration"
        case .database: "database"
        case .disk: "disk"
        case .publicURL: "public URL"
        case .dns: "DNS"
        case .api: "WeChat's API"
        case .clock: "clock"
        case .allowList: "IP allow-list"
        case .token: "access token"
        case .customerService: "customer service"
        case .menu: "custom menu"
        case .quota: "quota"
        case .verification: "verification"
        case .callback: "callback check"
        }
    }

    /// The longest title's length.
    static let width = Self.allCases.map(\.title.count).max() ?? 0
}
