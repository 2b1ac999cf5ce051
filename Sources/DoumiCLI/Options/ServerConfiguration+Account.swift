// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatServer

extension ServerConfiguration {
    /// The account of a name; the first where none is given.
    func account(named name: String?) throws -> AccountConfiguration {
        let name = name ?? self.accountConfigurations.first?.account.name
        guard let account = self.accountConfigurations.first(where: { $0.account.name == name }) else {
            throw ValidationError("no account is called \(name ?? "")")
        }
        return account
    }

    /// Where an account's webhook is; the first account has the short path.
    func webhookPath(of account: String) -> String {
        account == self.accountConfigurations.first?.account.name
            ? WebhookResponder.path : "\(WebhookResponder.path)/\(account)"
    }
}
