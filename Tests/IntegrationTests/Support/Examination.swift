// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol
import WeChatSimulator

/// What `doumi doctor --json` has found.
struct Examination {
    struct Check: Decodable {
        var id: String
        var account: String?
        var status: String
        var reason: String
        var nextStep: String?
    }

    private struct Report: Decodable {
        var checks: [Check]
        var healthy: Bool
    }

    let ended: Ended
    let checks: [Check]

    /// Runs it to its end; whatever it finds, it says nothing on standard error, and no secret anywhere.
    init(_ environment: [String: String], _ arguments: [String] = [], in folder: TemporaryFolder) async throws {
        self.ended = try await Ended.doumi(["doctor", "--json"] + arguments, environment: environment, in: folder)
        let report = try JSONDecoder().decode(Report.self, from: Data(self.ended.output.utf8))
        self.checks = report.checks
        #expect(report.healthy == self.failed.isEmpty)
        #expect(self.ended.errors == "")
        for secret in Self.secrets(of: environment) { #expect(!self.ended.output.contains(secret)) }
    }

    /// What of an environment nobody may be shown: secrets, and the passwords of addresses.
    static func secrets(of environment: [String: String]) -> [String] {
        let whole = ["WECHAT_TOKEN", "WECHAT_APP_SECRET", "WECHAT_ENCODING_AES_KEY"].compactMap { environment[$0] }
        let passwords = ["DATABASE_URL", "WECHAT_PROXY"]
            .compactMap { environment[$0]?.firstMatch(of: #/:([^:@\/]+)@/#).map { String($0.1) } }
        return whole + passwords
    }

    /// What doesn't work.
    var failed: [Check] { self.checks.filter { $0.status == "failed" } }

    /// How each check stands.
    subscript(id: String) -> String? { self.checks.first { $0.id == id }?.status }

    /// The environment of an account that calls a simulated API.
    static func environment(_ api: SimulatedAPI) async throws -> [String: String] {
        [
            "WECHAT_TOKEN": Keys.token, "WECHAT_APP_ID": api.appID.rawValue, "WECHAT_APP_SECRET": api.secret,
            "WECHAT_API_BASE_URL": try await api.baseURL,
        ]
    }
}
