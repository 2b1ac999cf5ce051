// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto
import Foundation
import Logging
import WeChatAPI
import WeChatProtocol
import WeChatServer

/// What can be done about the accounts' menus: the file, and WeChat's API for an account that may call it.
struct MenuDesk: Sendable {
    /// What a change would be or was, or why nobody knows.
    enum Comparison {
        /// Nothing is changed yet; `seen` stands for both menus, the account's and the new one.
        case change(MenuChange, seen: String)
        case pushed(MenuChange)
        case failed(String)
    }

    let file: MenuFile
    private let accounts: [AccountConfiguration]
    private let logger: Logger

    init(file: MenuFile, accounts: [AccountConfiguration], logger: Logger) {
        self.file = file
        self.accounts = accounts
        self.logger = logger
    }

    /// The accounts' names.
    var names: [String] { self.accounts.map(\.account.name) }

    /// Whether an account may call WeChat's API.
    func canPush(_ name: String) -> Bool {
        self.account(name)?.access != nil && self.account(name)?.account.credentials.appID != nil
    }

    /// Compares a menu with the one that the account has.
    func compare(_ menu: CustomMenu, account name: String) async -> Comparison {
        await self.call(name) { client in
            let old = try await client.menu()
            return .change(MenuChange(from: old, to: menu), seen: Self.digest(old, menu, name))
        }
    }

    /// Gives the account a menu, if both menus still are those that were compared; otherwise compares them again.
    func push(_ menu: CustomMenu, account name: String, seen: String?) async -> Comparison {
        await self.call(name) { client in
            let old = try await client.menu()
            let (change, digest) = (MenuChange(from: old, to: menu), Self.digest(old, menu, name))
            guard seen == digest else { return .change(change, seen: digest) }
            try await client.apply(change)
            return .pushed(change)
        }
    }

    private static func digest(_ old: CustomMenu?, _ new: CustomMenu, _ name: String) -> String {
        let digest = SHA256.hash(data: Data([name, old?.json ?? "", new.json].joined(separator: "\0").utf8))
        return Data(digest).base64EncodedString()
    }

    private func account(_ name: String) -> AccountConfiguration? { self.accounts.first { $0.account.name == name } }

    /// Errors of the client and of the configuration are written for operators and hold no secret.
    private func call(_ name: String, _ body: (WeChatClient) async throws -> Comparison) async -> Comparison {
        guard let account = self.account(name) else { return .failed("no such account") }
        do {
            return try await account.withClient(logger: self.logger, body)
        } catch let error as WeChatClientError {
            return .failed("\(error)")
        } catch let error as ConfigurationError {
            return .failed("\(error)")
        } catch {
            return .failed("\(type(of: error))")
        }
    }
}
