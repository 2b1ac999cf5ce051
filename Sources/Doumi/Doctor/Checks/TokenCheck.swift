// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI

/// Whether WeChat gives an access token, and whether it takes calls from this machine's address at all.
struct TokenCheck: Check {
    /// Codes by which WeChat refuses the address, before it looks at anything else.
    private static let ofAddress: Set<Int> = [40164, 61004, 89503, 89506, 89507]

    let outcome: Result<Void, WeChatClientError>

    /// Why WeChat refuses the address, if it does.
    private var refusal: WeChatAPIError? {
        guard case .failure(let error) = self.outcome, case .refused(let refusal) = error.cause,
            Self.ofAddress.contains(refusal.code.rawValue)
        else { return nil }
        return refusal
    }

    var finding: Finding {
        switch self.outcome {
        case .success: .passed("WeChat gives one")
        case .failure where self.refusal != nil: .skipped("WeChat doesn't look further than the address")
        case .failure(let error): Finding(error)
        }
    }

    /// What it means for the allow-list.
    var allowList: Finding {
        if case .success = self.outcome { return .passed("WeChat takes calls from this machine") }
        guard let refusal = self.refusal else { return .skipped("an access token would show it") }
        let address = refusal.callerAddress
        let reason = "WeChat refuses \(address ?? "this machine's address") (\(refusal.code.rawValue))"
        switch refusal.code.rawValue {
        case 40164, 61004:
            return .failed(
                reason,
                next: "add \(address ?? "the address") to the API IP allow-list (API IP白名单): 微信开发者平台 → 开发密钥"
            )
        default: return .failed(reason, next: refusal.advice ?? "see the account's console")
        }
    }
}
