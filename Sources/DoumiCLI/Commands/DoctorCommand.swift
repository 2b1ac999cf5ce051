// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Doumi
import WeChatServer

/// `doumi doctor`: checks a configuration end to end.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks the configuration end to end, and says in words what is wrong and what to do.",
        discussion: """
            Run it as doumi serve is run: in the same folder, by the same user, with the same options and environment. It \
            changes nothing and doesn't disturb a server that runs; within half a minute it has asked WeChat's API, and the \
            public URL as WeChat would. ✓ is right, ! could be better, ✗ doesn't work, – wasn't looked at. Exit status 0 \
            where nothing is ✗, 1 where something is, 64 where the configuration is wrong.
            """
    )

    @Option(help: ArgumentHelp("Looks at one account, where several are configured.", valueName: "name"))
    var account: String?

    @Flag(
        help: "Prints JSON: of each check id, account, status (passed, warned, failed or skipped), reason, nextStep."
    )
    var json = false

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func run() async throws {
        let diagnosis = try await self.diagnosis()
        print(self.json ? try diagnosis.json() : diagnosis.lines.joined(separator: "\n"))
        guard diagnosis.exitStatus == 0 else { throw ExitCode(diagnosis.exitStatus) }
    }

    private func diagnosis() async throws -> Diagnosis {
        let settings: Settings
        do {
            settings = try self.options.settings()
        } catch let error as ConfigurationError {
            return Diagnosis(error)
        }
        if let account = self.account, !settings.accountNames.contains(account) {
            throw ValidationError("no account is called \(account)")
        }
        return await Doctor(settings: settings, account: self.account).examine()
    }
}
