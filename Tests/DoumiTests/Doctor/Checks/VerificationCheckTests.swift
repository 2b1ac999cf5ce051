// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatSimulator

@testable import Doumi

@Suite struct VerificationCheckTests {
    private static let echo = "4375120948345356249"

    private func finding(_ outcome: Result<PushResponse, TransportFailure>) -> Finding {
        VerificationCheck(
            url: "https://wx.example.org/weixin",
            echo: Self.echo,
            outcome: outcome,
            duration: .milliseconds(41)
        )
        .finding
    }

    private func finding(_ body: String, status: Int = 200) -> Finding {
        self.finding(.success(PushResponse(status: status, body: Array(body.utf8))))
    }

    @Test func `the echo and nothing else is right`() {
        #expect(self.finding(Self.echo) == .passed("https://wx.example.org/weixin gives the echo back, in 41 ms"))
    }

    @Test(arguments: [
        ("\(Self.echo)\n", "with a line end or spaces around it"),
        (" \(Self.echo)", "with a line end or spaces around it"),
        ("\"\(Self.echo)\"", "with quotes around it"), ("<xml>\(Self.echo)</xml>", "with more text around it"),
        ("\u{FEFF}\(Self.echo)", "with more text around it"),
        ("<html>备案</html>", "answers a page"), ("\n <!DOCTYPE html>", "answers a page"), ("", "answers nothing"),
        ("success", "answers “success”"),
    ])
    func `anything else with status 200 is named`(body: String, words: String) {
        let finding = self.finding(body)
        #expect(finding.status == .failed)
        #expect(finding.reason.contains(words), "\(finding.reason)")
        #expect(finding.nextStep != nil)
    }

    @Test(arguments: [
        (301, "a redirect", "http.publicURL"), (308, "a redirect", "http.publicURL"), (401, "a password", "signature"),
        (403, "the signature is refused", "wechat.token"), (404, "nothing is there", "send this path"),
        (405, "not what doumi serve answers", "send this path"), (500, "broken", "log"),
        (502, "the proxy gets no answer", "start doumi serve"), (504, "the proxy gets no answer", "start doumi serve"),
    ])
    func `another status says what stands there`(status: Int, words: String, step: String) throws {
        let finding = self.finding("<html>", status: status)
        #expect(finding.status == .failed)
        #expect(finding.reason.contains("HTTP \(status): ") && finding.reason.contains(words), "\(finding.reason)")
        #expect(try #require(finding.nextStep).contains(step))
    }

    @Test func `no answer says whether it is late, refused or not to be trusted`() {
        #expect(self.finding(.failure(.timeout)).reason.contains("five seconds"))
        let closed = self.finding(.failure(.refused("connection refused")))
        #expect(closed.reason.hasSuffix("can't be called: connection refused"))
        #expect(closed.nextStep?.contains("firewall") == true)
        let untrusted = self.finding(
            .failure(.refused("no encrypted connection: the certificate isn't one to trust"))
        )
        #expect(untrusted.nextStep?.contains("certificate") == true)
        let plain = self.finding(.failure(.refused("no encrypted connection: what answers there doesn't speak TLS")))
        #expect(plain.nextStep?.contains("speak TLS") == true)
    }

    @Test func `what a stranger answers is cut, and doesn't talk to the terminal`() {
        let finding = self.finding("\u{1B}[2J\u{202E}" + String(repeating: "长", count: 5000))
        #expect(!finding.reason.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        #expect(finding.reason.count < 120)
    }
}
