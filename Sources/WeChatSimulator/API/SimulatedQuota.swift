// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Counts calls by the day, and answers `/cgi-bin/openapi/quota/get`; it refuses nothing.
struct SimulatedQuota {
    private struct Answer: Encodable {
        struct Quota: Encodable {
            var daily_limit: Int
            var used: Int
            var remain: Int
        }

        struct Rate: Encodable {
            var call_count: Int
            var refresh_second: Int
        }

        var errcode = 0
        var errmsg = "ok"
        var quota: Quota
        var rate_limit: Rate
    }

    /// What a new account may do on a day.
    private static let limits = [
        "/cgi-bin/token": 2000, "/cgi-bin/stable_token": 500_000, "/cgi-bin/message/custom/send": 500_000,
        "/cgi-bin/menu/create": 1000, "/cgi-bin/menu/get": 10_000, "/cgi-bin/menu/delete": 1000,
        "/cgi-bin/menu/addconditional": 2000, "/cgi-bin/menu/delconditional": 2000,
    ]
    /// Days begin at midnight in China.
    private static let offset = Int64(8 * 3600), day = Int64(86_400)

    private var counted = Int64.min
    private var counts: [String: Int] = [:]

    /// Counts a call.
    mutating func count(_ path: String, at now: WallTime) {
        self.turn(to: now)
        if Self.limits[path] != nil { self.counts[path, default: 0] += 1 }
    }

    /// How often a call was made on this day.
    mutating func answer(_ request: [String: Any], at now: WallTime) throws(APIRefusal) -> String {
        self.turn(to: now)
        guard let path = request["cgi_path"] as? String, let limit = Self.limits[path] else { throw APIRefusal(76021) }
        let used = self.counts[path, default: 0]
        return JSONBody.text(
            Answer(
                quota: .init(daily_limit: limit, used: used, remain: max(limit - used, 0)),
                rate_limit: .init(call_count: 10_000, refresh_second: 60)
            )
        )
    }

    private mutating func turn(to now: WallTime) {
        let today = (now.second.rawValue + Self.offset) / Self.day
        guard today != self.counted else { return }
        self.counted = today
        self.counts = [:]
    }
}
