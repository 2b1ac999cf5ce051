// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatServer

/// Whether the configuration can be read, and whether something in it has no effect.
struct ConfigurationCheck: Check {
    /// What was read.
    struct Facts {
        var file: String?
        var accounts: [OfficialAccount]
        /// Settings that nobody reads.
        var warnings: [String] = []
        /// Where a server would keep the token that isn't there yet.
        var missingToken: String?
    }

    let outcome: Result<Facts, any Error>

    var finding: Finding {
        switch self.outcome {
        case .failure(let error): return .failed("\(error)", next: "correct it; doumi help serve lists the keys")
        case .success(let facts):
            if !facts.warnings.isEmpty {
                return .warned(facts.warnings.joined(separator: "; "), next: "correct the name, or unset it")
            }
            if let file = facts.missingToken {
                return .warned(
                    "no token is configured, and there is none in \(file) yet",
                    next: "start doumi serve, which makes one, or set wechat.token (WECHAT_TOKEN)"
                )
            }
            let accounts = facts.accounts.map { account in
                let mode = "\(account.mode.rawValue) mode"
                return facts.accounts.count == 1 ? mode : "\(account.name) in \(mode)"
            }
            let source = facts.file ?? "no file, options and environment alone"
            return .passed("\(source): \(accounts.joined(separator: ", "))")
        }
    }
}
