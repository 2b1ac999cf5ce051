// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import WeChatAPI
public import WeChatServer
import WeChatSimulator

/// Examines a configuration from end to end: what it says, what stands on this machine, WeChat's API, and what WeChat
/// would call.
///
/// It changes nothing, and disturbs no server that runs: the database is only read, the access token is the one that the
/// server has too (`stable_token`, never by force), and every call has a time limit, all together half a minute.
public struct Doctor: Sendable {
    private let settings: Settings
    private let account: String?

    /// Prepares an examination.
    /// - Parameters:
    ///   - settings: Options, environment and configuration file.
    ///   - account: The one account to look at; nil for all.
    public init(settings: Settings, account: String? = nil) {
        self.settings = settings
        self.account = account
    }

    /// Looks at everything, what doesn't depend on each other side by side.
    public func examine() async -> Diagnosis {
        let configuration: ServerConfiguration
        let facts: ConfigurationCheck.Facts
        do {
            (configuration, facts) = try self.read()
        } catch let error as ConfigurationError {
            return Diagnosis(error)
        } catch {
            return Diagnosis(unreadable: error)
        }
        async let database = DatabaseLook(database: configuration.database).run()
        async let disk = DiskLook(database: configuration.database).run()
        let publicURL = await self.publicURL(configuration.publicURL)
        let isReachable = publicURL.finding.status != .skipped && (try? publicURL.lookup?.get()) != nil
        let accounts = await self.accounts(configuration, publicURL: isReachable ? configuration.publicURL : nil)
        let own: [CheckName: Finding] = [
            .configuration: ConfigurationCheck(outcome: .success(facts)).finding,
            .database: await database.finding, .disk: await disk.finding, .publicURL: publicURL.finding,
        ]
        return Diagnosis(
            results: Self.results(own, account: nil) + accounts.flatMap { Self.results($0.findings, account: $0.name) }
        )
    }

    private func read() throws -> (ServerConfiguration, ConfigurationCheck.Facts) {
        var configuration = try ServerConfiguration(settings: self.settings)
        _ = try SourceConfiguration(settings: self.settings)
        _ = try ConsoleConfiguration(settings: self.settings)
        try configuration.readKeptToken()
        let facts = ConfigurationCheck.Facts(
            file: self.settings.filePath,
            accounts: configuration.accounts,
            warnings: self.settings.warnings,
            missingToken: try configuration.missingTokenFile()?.path
        )
        return (configuration, facts)
    }

    private func publicURL(_ url: PublicURL?) async -> PublicURLCheck {
        guard let url, let host = PublicURLCheck.host(of: url) else { return PublicURLCheck(url: nil, lookup: nil) }
        return PublicURLCheck(url: url, lookup: await HostLookup(host: host).run(upTo: 4))
    }

    private func accounts(
        _ configuration: ServerConfiguration,
        publicURL: PublicURL?
    ) async -> [(name: String, findings: [CheckName: Finding])] {
        let logger = LoggingSetup(configuration).makeLogger(label: "doumi")
        let hasMenu = (try? self.settings.setting("menu.file")) != nil
        return await withTaskGroup(of: (Int, [CheckName: Finding]).self) { group in
            for (index, account) in configuration.accountConfigurations.enumerated() {
                let name = account.account.name
                guard self.account == nil || self.account == name else { continue }
                let place = try? WeChatClientConfiguration(settings: self.settings, account: name)
                let path = index == 0 ? WebhookResponder.path : "\(WebhookResponder.path)/\(name)"
                let examination = AccountExamination(
                    api: APILook(account: account, place: place ?? .init(), hasMenu: hasMenu, logger: logger),
                    webhook: publicURL?.url(path: path),
                    hasPublicURL: configuration.publicURL != nil
                )
                group.addTask { (index, await examination.run()) }
            }
            var found: [(Int, [CheckName: Finding])] = []
            for await findings in group { found.append(findings) }
            return found.sorted { $0.0 < $1.0 }.map { (configuration.accounts[$0.0].name, $0.1) }
        }
    }

    private static func results(_ findings: [CheckName: Finding], account: String?) -> [CheckResult] {
        CheckName.allCases.filter { $0.isOfAccount == (account != nil) }
            .compactMap { name in findings[name].map { CheckResult(name: name, account: account, finding: $0) } }
    }
}
