// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookSources
import Foundation
import Logging
import WeChatAPI
import WeChatBot
import WeChatServer

/// Looks at WeChat's API as one account sees it, by calls that change nothing.
struct APILook: Sendable {
    /// How long each of the steps that follow one another may take, so that all of them end within half a minute.
    private static let patience = 7, lookup = 4

    let account: AccountConfiguration
    /// How the account reaches the API.
    let place: WeChatClientConfiguration
    /// Whether a menu is configured.
    let hasMenu: Bool
    let logger: Logger

    /// What there is to see, in the order of the checks; what can't be looked at any more is missing.
    func run() async -> [CheckName: Finding] {
        var findings: [CheckName: Finding] = [:]
        let isNeeded = self.account.access != nil
        let host = self.place.proxy?.host ?? URL(string: self.place.baseURL.description)?.host() ?? ""
        let lookup = HostLookup(host: String(host.drop { $0 == "[" }.prefix { $0 != "]" }))
        let addresses = await lookup.run(upTo: Self.lookup)
        let name = NameCheck(host: lookup.host, isProxy: self.place.proxy != nil, outcome: addresses).finding
        findings[.dns] = isNeeded ? name : name.unneeded
        guard case .success = addresses else { return findings }
        let probe = await self.probe()
        let api = APICheck(place: self.place, outcome: probe).finding
        findings[.api] = isNeeded ? api : api.unneeded
        guard case .success(let answer) = probe, answer.isInForm else { return findings }
        findings[.clock] = ClockCheck(answer: answer, replayWindow: self.account.account.replayWindow).finding
        if isNeeded { await self.call(&findings) }
        return findings
    }

    private func probe() async -> Result<APIProbe.Answer, ConnectionProblem> {
        var place = self.place
        place.timeout = .seconds(Self.patience)
        do throws(ConnectionProblem) {
            return .success(try await APIProbe(place).run())
        } catch {
            return .failure(error)
        }
    }

    private func call(_ findings: inout [CheckName: Finding]) async {
        let store = UnforcedTokenStore()
        let found = try? await self.account.withClient(tokens: store, logger: self.logger) { client in
            let token = TokenCheck(outcome: await self.outcome { _ = try await client.accessToken() })
            guard case .success = token.outcome else {
                return [CheckName.token: token.finding, .allowList: token.allowList]
            }
            var found = await self.calls(with: client)
            (found[.token], found[.allowList]) = (token.finding, token.allowList)
            return found
        }
        findings.merge(found ?? [:]) { $1 }
    }

    /// The calls that need a token, side by side.
    private func calls(with client: WeChatClient) async -> [CheckName: Finding] {
        async let agents = self.outcome { _ = try await client.customerServiceAgents() }
        async let menu = self.outcome { _ = try await client.menu() }
        async let callback = self.outcome { try await client.checkCallback() }
        async let sending = self.quota("/cgi-bin/message/custom/send", client)
        async let creating = self.quota("/cgi-bin/menu/create", client)
        let isAsked = self.account.lateReplies == .customerService
        return [
            .customerService: RightCheck(right: .customerService, isNeeded: isAsked, outcome: await agents).finding,
            .menu: RightCheck(right: .menu, isNeeded: self.hasMenu, outcome: await menu).finding,
            .callback: CallbackReport(outcome: await callback).finding,
            .quota: QuotaCheck(items: [await sending, await creating]).finding,
        ]
    }

    private func quota(_ path: String, _ client: WeChatClient) async -> QuotaCheck.Item {
        QuotaCheck.Item(path: path, outcome: await self.outcome { try await client.quota(of: path) })
    }

    /// What came of a call, with its repetitions, or that it took too long.
    private func outcome<Value: Sendable>(
        _ call: @escaping @Sendable () async throws -> Value
    ) async -> Result<Value, WeChatClientError> {
        do {
            return .success(try await TimeLimit(.seconds(Self.patience)).run(call))
        } catch let error as WeChatClientError {
            return .failure(error)
        } catch {
            return .failure(.unknownFate(.timeout))
        }
    }
}
