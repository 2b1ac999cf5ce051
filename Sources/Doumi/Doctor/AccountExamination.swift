// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI
import WeChatProtocol
import WeChatServer
import WeChatSimulator

/// Examines one account: WeChat's API as it sees it, and its webhook as WeChat would.
struct AccountExamination: Sendable {
    let api: APILook
    /// What WeChat would call; nil where that isn't known, or has no address.
    let webhook: String?
    /// Whether the public URL is configured.
    let hasPublicURL: Bool

    /// What came of each of the account's checks.
    func run() async -> [CheckName: Finding] {
        async let verification = self.verification()
        let made = await self.api.run()
        var findings = [CheckName.verification: await verification]
        for name in CheckName.allCases where name.isOfAccount && findings[name] == nil {
            findings[name] = made[name] ?? self.skipped(name, made)
        }
        return findings
    }

    private func verification() async -> Finding {
        guard let url = self.webhook.flatMap(WebhookURL.init) else {
            return .skipped(self.hasPublicURL ? "the public URL comes first" : "it needs the public URL")
        }
        guard let token = self.api.account.account.credentials.tokens.first else {
            return .skipped("there is no token yet")
        }
        return await VerificationLook(url: url, token: token).run().finding
    }

    /// Why a check wasn't made: the first of those before it that didn't pass.
    private func skipped(_ name: CheckName, _ made: [CheckName: Finding]) -> Finding {
        if made[.api] == nil { return .skipped("DNS comes first") }
        if made[.clock] == nil { return .skipped("WeChat's API comes first") }
        guard self.api.account.access != nil else {
            return .skipped(
                "without an AppSecret WeChat's API isn't called",
                next: name == .token ? "set wechat.appID and wechat.appSecret to have it looked at" : nil
            )
        }
        return .skipped("the access token comes first")
    }
}
