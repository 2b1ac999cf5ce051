// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatServer

@testable import Doumi

@Suite struct DiagnosisTests {
    private func diagnosis(_ findings: Finding...) -> Diagnosis {
        Diagnosis(results: zip(CheckName.allCases, findings).map { CheckResult(name: $0, account: nil, finding: $1) })
    }

    @Test func `only what doesn't work is a failure`() {
        #expect(self.diagnosis(.passed("a"), .warned("b", next: nil), .skipped("c")).exitStatus == 0)
        #expect(self.diagnosis(.passed("a"), .failed("b", next: "c")).exitStatus == 1)
    }

    @Test func `a line has its mark, and the next step stands below`() {
        let diagnosis = self.diagnosis(
            .passed("fine"),
            .failed("broken", next: "mend it"),
            .skipped("later"),
            .warned("so so", next: nil)
        )
        #expect(
            diagnosis.lines == [
                "✓ configuration     fine",
                "✗ database          broken",
                "                    → mend it",
                "– disk              later",
                "! public URL        so so",
                "",
                "1 problem, 1 warning, 1 not checked",
            ]
        )
        #expect(self.diagnosis(.passed("fine")).lines.last == "no problems")
    }

    @Test func `several accounts have a heading each`() {
        let results = ["shop", "news"]
            .map { CheckResult(name: .token, account: $0, finding: .passed("WeChat gives one")) }
        let lines = Diagnosis(results: results).lines
        #expect(lines.filter { $0.hasSuffix(":") } == ["shop:", "news:"])
    }

    @Test func `a wrong configuration is a diagnosis too, with its own status`() throws {
        let key = ConfigurationKey("wechat.token", isSecret: true, help: "")
        let diagnosis = Diagnosis(ConfigurationError(key: key, problem: "is wrong"))
        #expect(diagnosis.exitStatus == 64)
        #expect(diagnosis.results.count == CheckName.allCases.count)
        #expect(diagnosis.results[0].finding.reason.hasPrefix("wechat.token (WECHAT_TOKEN): is wrong"))
        #expect(diagnosis.results.dropFirst().allSatisfy { $0.finding.status == .skipped })
    }

    @Test func `as JSON each check is an object`() throws {
        let results = [
            CheckResult(name: .disk, account: nil, finding: .passed("fine")),
            CheckResult(name: .token, account: "shop", finding: .failed("broken", next: "mend it")),
        ]
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(Diagnosis(results: results).json().utf8)) as? [String: Any]
        )
        #expect(json["healthy"] as? Bool == false)
        #expect(
            json["checks"] as? [[String: String]] == [
                ["id": "disk", "status": "passed", "reason": "fine"],
                ["id": "token", "account": "shop", "status": "failed", "reason": "broken", "nextStep": "mend it"],
            ]
        )
    }

    @Test(arguments: [
        ("二〇二六\nline", "二〇二六 line"), ("a\u{1B}[31mb\u{7}", "a\u{FFFD}[31mb\u{FFFD}"), ("a\u{85}b", "a b"),
        ("a\u{202E}b\u{2028}c", "a\u{FFFD}b c"), ("", ""),
    ])
    func `texts from elsewhere can't talk to the terminal`(text: String, cleaned: String) {
        #expect(TerminalText.cleaned(text) == cleaned)
        #expect(Finding.passed(text).reason == cleaned)
    }
}
