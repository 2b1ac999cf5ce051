// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Answers `/cgi-bin/callback/check` as for an account whose URL can be reached.
enum SimulatedCallbackCheck {
    private static let carriers = ["DEFAULT": "DEFAULT", "CHINANET": "CHINANET", "UNICOM": "UNICOM", "CAP": "CAP"]

    /// The parts that were asked for.
    static func answer(_ request: [String: Any]) throws(APIRefusal) -> String {
        guard let action = request["action"] as? String, ["all", "dns", "ping"].contains(action) else {
            throw APIRefusal(40202)
        }
        guard let carrier = self.carriers[request["check_operator"] as? String ?? ""] else { throw APIRefusal(40203) }
        var answer: [String: [[String: String]]] = [:]
        if action != "ping" { answer["dns"] = [["ip": "198.51.100.7", "real_operator": "UNICOM"]] }
        if action != "dns" {
            answer["ping"] = [
                ["ip": "198.51.100.7", "from_operator": carrier, "package_loss": "0%", "time": "23.079ms"]
            ]
        }
        return JSONBody.text(answer)
    }
}
