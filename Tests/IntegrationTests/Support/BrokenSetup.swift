// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatBot
import WeChatSimulator

/// A set-up in which one thing is wrong, and what is to be said of it.
enum BrokenSetup: String, CaseIterable, Sendable {
    case wrongSecret, wrongAppID, addressNotAllowed, administratorMustConfirm, tokenQuotaUsedUp
    case clockBehind, unreachableAPI, unknownHost, notWeChat, slowAPI
    case noCallbackURL, unknownCallbackHost, quotaUsedUp, rightMissing, menuRightMissing
    case missingFolder, foreignFile
    case urlNotFound, urlPage, urlGateway, urlRedirect, urlStranger, urlUnreachable, urlWithoutTLS
    case wrongKey, unknownKey

    /// An API for it.
    var api: SimulatedAPI {
        guard self == .clockBehind else { return SimulatedAPI() }
        return SimulatedAPI(now: { WallTime(rawValue: Int64((Date().timeIntervalSince1970 + 3600) * 1000)) })
    }

    /// Breaks it.
    func prepare(_ api: SimulatedAPI, in folder: TemporaryFolder) async throws -> [String: String] {
        let base = try await api.baseURL
        let page = ["HTTP_PUBLIC_URL": base]
        switch self {
        case .wrongSecret: return ["WECHAT_APP_SECRET": "00000000000000000000000000000000"]
        case .wrongAppID: return ["WECHAT_APP_ID": "wx0000000000000000"]
        case .addressNotAllowed: api.answer(Self.token, with: .error(40164))
        case .administratorMustConfirm: api.answer(Self.token, with: .error(89503))
        case .tokenQuotaUsedUp: api.answer(Self.token, with: .error(45009))
        case .clockBehind: break
        case .unreachableAPI: return ["WECHAT_API_BASE_URL": "http://127.0.0.1:1"]
        case .unknownHost: return ["WECHAT_API_BASE_URL": "http://api.weixin.invalid"]
        case .notWeChat: api.answer("/cgi-bin/getcallbackip", with: .page(status: 502))
        case .slowAPI: api.answer(Self.token, with: .silence, times: 2)
        case .noCallbackURL: api.answer(Self.callback, with: .error(40201))
        case .unknownCallbackHost: api.answer(Self.callback, with: .text(#"{"dns":[],"ping":[]}"#))
        case .quotaUsedUp:
            let quota = #"{"errcode":0,"quota":{"daily_limit":500000,"used":500000,"remain":0}}"#
            api.answer("/cgi-bin/openapi/quota/get", with: .text(quota), times: 2)
        case .rightMissing:
            api.answer("/cgi-bin/customservice/getkflist", with: .error(48001))
            return ["WECHAT_LATE_REPLIES": "customerService"]
        case .menuRightMissing:
            api.answer("/cgi-bin/menu/get", with: .error(48001))
            return ["MENU_FILE": "menu.json"]
        case .missingFolder: return ["DATABASE_URL": "sqlite:missing/doumi.db"]
        case .foreignFile:
            try folder.write("notes.txt", "These are notes. " + String(repeating: "x", count: 5000))
            return ["DATABASE_URL": "sqlite:notes.txt"]
        case .urlNotFound: api.answer(Self.webhook, with: .text("not found", status: 404))
        case .urlPage: api.answer(Self.webhook, with: .page(status: 200))
        case .urlGateway: api.answer(Self.webhook, with: .page(status: 502))
        case .urlRedirect: api.answer(Self.webhook, with: .redirect(to: "https://127.0.0.1/weixin"))
        case .urlStranger: return page
        case .urlUnreachable: return ["HTTP_PUBLIC_URL": "http://127.0.0.1:1"]
        case .urlWithoutTLS: return ["HTTP_PUBLIC_URL": base.replacing("http://", with: "https://")]
        case .wrongKey: return ["WECHAT_ENCODING_AES_KEY": "tooShort"]
        case .unknownKey: return ["DOUMI_CONFIG": try folder.write("wrong.yaml", "http:\n  prot: 1\n")]
        }
        return self.rawValue.hasPrefix("url") ? page : [:]
    }

    /// The one check that fails, words of its reason, and words of the next step.
    var diagnosis: (id: String, reason: String, nextStep: String) {
        switch self {
        case .wrongSecret: ("token", "40125", "wechat.appSecret")
        case .wrongAppID: ("token", "40013", "wechat.appID")
        case .addressNotAllowed: ("ip-allow-list", "203.0.113.7", "add 203.0.113.7")
        case .administratorMustConfirm: ("ip-allow-list", "89503", "administrator")
        case .tokenQuotaUsedUp: ("token", "45009", "midnight")
        case .clockBehind: ("clock", "behind WeChat's", "NTP")
        case .unreachableAPI: ("api", "no connection", "firewall")
        case .unknownHost: ("dns", "api.weixin.invalid", "resolv.conf")
        case .notWeChat: ("api", "isn't WeChat: HTTP 502", "wechat.apiBaseURL")
        case .slowAPI: ("token", "took too long", "try again")
        case .noCallbackURL: ("callback", "no callback URL", "消息与事件推送")
        case .unknownCallbackHost: ("callback", "no address", "DNS records")
        case .quotaUsedUp: ("quota", "500000 of 500000", "clear_quota")
        case .rightMissing: ("customer-service", "48001", "pickup")
        case .menuRightMissing: ("menu", "48001", "console")
        case .missingFolder: ("database", "/missing", "create it")
        case .foreignFile: ("database", "file is not a database", "database.url")
        case .urlNotFound: ("verification", "HTTP 404", "send this path on")
        case .urlPage: ("verification", "a page instead", "send this path on")
        case .urlGateway: ("verification", "HTTP 502", "start doumi serve")
        case .urlRedirect: ("verification", "a redirect", "http.publicURL")
        case .urlStranger: ("verification", "instead of the echo", "send this path on")
        case .urlUnreachable: ("verification", "connection refused", "firewall")
        case .urlWithoutTLS: ("verification", "doesn't speak TLS", "let the proxy speak TLS")
        case .wrongKey: ("configuration", "wechat.encodingAesKey (WECHAT_ENCODING_AES_KEY)", "doumi help serve")
        case .unknownKey: ("configuration", "wrong.yaml, line 2", "doumi help serve")
        }
    }

    private static let token = "/cgi-bin/stable_token", callback = "/cgi-bin/callback/check", webhook = "/weixin"
}
