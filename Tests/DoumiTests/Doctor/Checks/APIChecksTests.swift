// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatAPI

@testable import Doumi

@Suite struct APIChecksTests {
    private static func refused(_ code: Int, _ message: String = "words") -> WeChatClientError {
        .refused(WeChatAPIError(code: .init(rawValue: code), message: message, rid: "1-2-3"))
    }

    @Test func `a name is looked up, or why it can't be`() {
        func finding(_ outcome: Result<[String], HostLookup.Failure>, isProxy: Bool = false) -> Finding {
            NameCheck(host: "api.weixin.qq.com", isProxy: isProxy, outcome: outcome).finding
        }
        #expect(finding(.success(["101.226.212.27"])) == .passed("api.weixin.qq.com is 101.226.212.27"))
        #expect(finding(.success(["api.weixin.qq.com"])).reason.contains("is an address itself"))
        let failed = finding(.failure(.init(reason: "no answer within 4 s")))
        #expect(failed.status == .failed && failed.nextStep?.contains("resolv.conf") == true)
        #expect(failed.unneeded.status == .skipped)
        let proxy = finding(.failure(.init(reason: "unknown")), isProxy: true)
        #expect(proxy.reason.contains("the proxy api") && proxy.nextStep?.contains("wechat.proxy") == true)
    }

    @Test func `an API is WeChat's, somebody else's, or not to be reached`() {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        func finding(_ outcome: Result<APIProbe.Answer, ConnectionProblem>) -> Finding {
            APICheck(place: WeChatClientConfiguration(), outcome: outcome).finding
        }
        var answer = APIProbe.Answer(
            status: 200,
            isInForm: true,
            date: now,
            asked: now,
            answered: now.addingTimeInterval(0.084)
        )
        #expect(finding(.success(answer)) == .passed("https://api.weixin.qq.com answers in 84 ms"))
        answer.isInForm = false
        answer.status = 502
        #expect(finding(.success(answer)).reason.contains("isn't WeChat: HTTP 502"))
        #expect(finding(.failure(.tls)).nextStep?.contains("certificates") == true)
        #expect(finding(.failure(.unreachable)).nextStep?.contains("firewall") == true)
        let place = WeChatClientConfiguration(proxy: ProxyURL("http://user:secret@proxy.example.org:8080"))
        let proxied = APICheck(place: place, outcome: .failure(.unreachable)).finding
        #expect(proxied.reason.contains("by http://proxy.example.org:8080: "))
        #expect(proxied.nextStep?.contains("wechat.proxy") == true)
        #expect(finding(.failure(.timeout)).reason.hasSuffix("it took too long"))
    }

    @Test func `a token is given, or one of the two is why not`() {
        func check(_ error: WeChatClientError) -> TokenCheck { TokenCheck(outcome: .failure(.noToken(error))) }
        let given = TokenCheck(outcome: .success(()))
        #expect(given.finding.status == .passed && given.allowList.status == .passed)
        let secret = check(Self.refused(40125))
        #expect(secret.finding.reason == "WeChat says 40125: words (rid 1-2-3)")
        #expect(secret.finding.nextStep?.contains("wechat.appSecret") == true)
        #expect(secret.allowList.status == .skipped)
        let address = check(Self.refused(40164, "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist"))
        #expect(address.finding.status == .skipped)
        #expect(address.allowList.reason == "WeChat refuses 203.0.113.7 (40164)")
        #expect(address.allowList.nextStep?.hasPrefix("add 203.0.113.7 to the API IP allow-list") == true)
        #expect(check(Self.refused(61004)).allowList.nextStep?.hasPrefix("add the address") == true)
        #expect(check(Self.refused(89507)).allowList.nextStep?.contains("administrator") == true)
        #expect(check(Self.refused(45009)).finding.nextStep?.contains("midnight") == true)
        #expect(check(.unknownFate(.timeout)).finding.status == .failed)
        #expect(check(Self.refused(12345)).finding.nextStep?.contains("返回码") == true)
    }

    @Test func `a right is there, missing, or needed and missing`() {
        func finding(_ outcome: Result<Void, WeChatClientError>, isNeeded: Bool = false) -> Finding {
            RightCheck(right: .customerService, isNeeded: isNeeded, outcome: outcome).finding
        }
        #expect(finding(.success(())).status == .passed)
        #expect(finding(.failure(Self.refused(65400))).status == .passed)
        let missing = finding(.failure(Self.refused(48001)))
        #expect(missing.status == .warned)
        #expect(missing.reason.contains("getkflist answers 48001, no right: late answers wait"))
        #expect(finding(.failure(Self.refused(48001)), isNeeded: true).status == .failed)
        #expect(finding(.failure(Self.refused(45009))).status == .failed)
        #expect(finding(.failure(.notSent(.unreachable))).status == .failed)
    }

    @Test func `a quota is used, nearly used up, or used up`() {
        func finding(_ used: Int...) -> Finding {
            let items = used.map { used in
                let quota = APIQuota(dailyLimit: 1000, used: used, remaining: 1000 - used)
                return QuotaCheck.Item(path: "/cgi-bin/menu/create", outcome: .success(quota))
            }
            return QuotaCheck(items: items).finding
        }
        #expect(finding(3) == .passed("menu/create: 3 of 1000 used today"))
        #expect(finding(3, 950).status == .warned)
        let usedUp = finding(3, 1000)
        #expect(usedUp.status == .failed && usedUp.reason.hasPrefix("used up: menu/create: 1000"))
        func refused(_ codes: Int...) -> Finding {
            QuotaCheck(items: codes.map { .init(path: "/p", outcome: .failure(Self.refused($0))) }).finding
        }
        #expect(refused(76022, 48001).status == .skipped)
        #expect(refused(76022, 45009).status == .failed)
    }

    @Test func `WeChat reaches the callback URL, or says why not`() {
        func finding(_ addresses: [String], _ losses: [String]) -> Finding {
            let pings = losses.map { CallbackCheck.Ping(ip: "198.51.100.7", loss: $0, time: "23ms") }
            let check = CallbackCheck(addresses: addresses.map { .init(ip: $0) }, pings: pings)
            return CallbackReport(outcome: .success(check)).finding
        }
        #expect(finding(["198.51.100.7"], ["0%"]) == .passed("WeChat finds 198.51.100.7, 23ms away"))
        #expect(finding(["198.51.100.7"], []).status == .passed)
        #expect(finding([], ["0%"]).status == .passed)
        #expect(finding(["198.51.100.7"], ["100%", "100%"]).status == .warned)
        #expect(finding(["198.51.100.7"], ["100.00%"]).status == .warned)
        #expect(finding(["198.51.100.7"], ["100%", "50%"]).status == .passed)
        #expect(finding([], []).status == .failed)
        let unset = CallbackReport(outcome: .failure(Self.refused(40201))).finding
        #expect(unset.reason == "the account has no callback URL (40201)")
        #expect(unset.nextStep?.contains("消息与事件推送") == true)
        #expect(CallbackReport(outcome: .failure(Self.refused(48001))).finding.status == .failed)
    }
}
