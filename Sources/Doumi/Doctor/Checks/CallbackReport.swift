// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI

/// What WeChat itself says of the account's callback URL: whether its name has addresses, and whether they can be pinged.
struct CallbackReport: Check {
    let outcome: Result<CallbackCheck, WeChatClientError>

    var finding: Finding {
        switch self.outcome {
        case .failure(.refused(let refusal)) where refusal.code == 40201:
            return .failed(
                "the account has no callback URL (40201)",
                next: "enter https://your.host/weixin and the token: 微信开发者平台 → 消息与事件推送"
            )
        case .failure(let error): return Finding(error)
        case .success(let check):
            let addresses = check.addresses.map(\.ip)
            guard !addresses.isEmpty || !check.pings.isEmpty else {
                return .failed(
                    "WeChat finds no address for the host of the callback URL",
                    next: "see the host's DNS records, and the URL in the account's console"
                )
            }
            let host = NameCheck.list(addresses.isEmpty ? check.pings.map(\.ip) : addresses)
            guard let ping = check.pings.first(where: { !Self.isLost($0) }) else {
                return check.pings.isEmpty
                    ? .passed("WeChat finds \(host)")
                    : .warned(
                        "WeChat finds \(host), and its pings are lost",
                        next: "nothing, where a firewall drops pings; else see that the host can be reached from China"
                    )
            }
            return .passed("WeChat finds \(host), \(ping.time ?? "some time") away")
        }
    }

    /// Whether no packet came back; WeChat writes a percentage.
    private static func isLost(_ ping: CallbackCheck.Ping) -> Bool {
        (ping.loss?.prefix { $0.isNumber || $0 == "." }).flatMap { Double($0) } ?? 0 >= 100
    }
}
