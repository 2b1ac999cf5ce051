// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a simulated API refuses a call: WeChat's code, and WeChat's words for it.
struct APIRefusal: Error, Equatable {
    var code: Int
    var message: String

    /// A refusal in WeChat's own words, where they are known here.
    init(_ code: Int) {
        self.code = code
        self.message = Self.messages[code] ?? "error"
    }

    private static let messages: [Int: String] = [
        -1: "system error",
        40001: "invalid credential, access_token is invalid or not latest",
        40002: "invalid grant_type",
        40003: "invalid openid",
        40007: "invalid media_id",
        40008: "invalid message type",
        40013: "invalid appid",
        40014: "invalid access_token",
        40016: "invalid button size",
        40017: "invalid button type",
        40018: "invalid button name size",
        40019: "invalid button key size",
        40020: "invalid button url size",
        40022: "invalid sub button level",
        40023: "invalid sub button size",
        40024: "invalid sub button type",
        40025: "invalid sub button name size",
        40026: "invalid sub button key size",
        40027: "invalid sub button url size",
        40033: "invalid charset. please check your request, if include \\uxxxx will create fail!",
        40055: "invalid sub button url domain",
        40125: "invalid appsecret",
        40164: "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist",
        40201: "no callback url",
        41001: "access_token missing",
        41002: "appid missing",
        41004: "appsecret missing",
        42001: "access_token expired",
        43002: "require POST method",
        43004: "require subscribe",
        44002: "empty post data",
        44004: "empty content",
        45002: "content size out of limit",
        45008: "article size out of limit",
        45009: "reach max api daily quota limit",
        45011: "api minute-quota reach limit, must slower, retry next minute",
        45015: "response out of time limit or subscription is canceled",
        45047: "out of response count limit",
        45072: "command must be Typing or CancelTyping",
        46003: "menu no exist",
        47001: "data format error",
        48001: "api unauthorized",
        48002: "user block receive message",
        65301: "menuid not exist",
        65303: "no default menu",
        65304: "match rule empty",
        65316: "conditional menu links to too many domains",
        65320: "rule contains privacy field",
        65400: "please enable new custom service, or wait for a while if you have enabled",
        76021: "cgi_path not found, please check",
        76022: "could not use this cgi_path, no permission",
    ]
}
