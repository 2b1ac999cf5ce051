// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How much of its quota a simulated account has left.
enum SimulatedQuota {
    /// Answers a question about one call: some of it is used.
    static func answer(_ object: [String: Any]) throws(APIRefusal) -> String {
        guard let path = object["cgi_path"] as? String, path.hasPrefix("/cgi-bin/") else { throw APIRefusal(76021) }
        return #"{"errcode":0,"errmsg":"ok","quota":{"daily_limit":500000,"used":12,"remain":499988}}"#
    }
}
