// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatSimulator

/// Whether the public URL answers a verification as WeChat wants it.
struct VerificationCheck: Check {
    let url: String
    /// What is to come back, and nothing else.
    let echo: String
    let outcome: Result<PushResponse, TransportFailure>
    let duration: Duration

    var finding: Finding {
        switch self.outcome {
        case .failure(.timeout):
            return .failed(
                "\(self.url) doesn't answer within WeChat's five seconds",
                next: "see whether doumi serve runs there, and whether the proxy reaches it"
            )
        case .failure(.refused(let reason)):
            return .failed("\(self.url) can't be called: \(reason)", next: Self.step(reason))
        case .success(let response) where response.status == 200: return self.finding(response.body)
        case .success(let response):
            let (meaning, step) = Self.meaning(of: response.status)
            return .failed("\(self.url) answers HTTP \(response.status): \(meaning)", next: step)
        }
    }

    private func finding(_ body: [UInt8]) -> Finding {
        let milliseconds = max(Int(self.duration / .milliseconds(1)), 1)
        let text = String(decoding: body.prefix(2000), as: UTF8.self)
        let unchanged = "let nothing between WeChat and doumi serve change an answer"
        if body.elementsEqual(self.echo.utf8) {
            return .passed("\(self.url) gives the echo back, in \(milliseconds) ms")
        }
        if text.contains(self.echo) {
            let around = text.replacing(self.echo, with: "")
            let what =
                around.allSatisfy(\.isWhitespace)
                ? "a line end or spaces" : around == "\"\"" ? "quotes" : "more text"
            return .failed(
                "\(self.url) gives the echo back with \(what) around it, which WeChat refuses",
                next: unchanged
            )
        }
        if body.isEmpty { return .failed("\(self.url) answers nothing instead of the echo", next: Self.route) }
        if text.first(where: { !$0.isWhitespace }) == "<" {
            return .failed("\(self.url) answers a page instead of the echo", next: Self.route)
        }
        return .failed("\(self.url) answers “\(text.prefix(40))” instead of the echo", next: Self.route)
    }

    private static let route = "send this path on to doumi serve, query unchanged, before anything else answers"

    private static func meaning(of status: Int) -> (String, nextStep: String) {
        switch status {
        case 300...399:
            ("a redirect, which WeChat doesn't follow", "set http.publicURL to where it leads, or don't redirect")
        case 401: ("a password is asked for", "ask for none at this path: the signature is the proof")
        case 403:
            (
                "the signature is refused",
                "compare wechat.token here and there, and after a change restart doumi serve or send it SIGHUP"
            )
        case 404: ("nothing is there", Self.route)
        case 502...504: ("the proxy gets no answer", "start doumi serve, and see that the proxy calls its address")
        case 500...599: ("what stands there is broken", "see its log")
        default: ("not what doumi serve answers", Self.route)
        }
    }

    private static func step(_ reason: String) -> String {
        if reason.contains("speak TLS") {
            return "let the proxy speak TLS there, or give http.publicURL the right port"
        }
        return reason.contains("certificate") || reason.contains("encrypted")
            ? "give the proxy a valid certificate for this host, with the intermediate ones"
            : "see whether the proxy runs, and whether the firewall lets ports 80 and 443 in"
    }
}
