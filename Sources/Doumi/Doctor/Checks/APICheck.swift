// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatAPI

/// Whether WeChat's API can be reached, and is WeChat's.
struct APICheck: Check {
    let place: WeChatClientConfiguration
    let outcome: Result<APIProbe.Answer, ConnectionProblem>

    var finding: Finding {
        switch self.outcome {
        case .success(let answer) where answer.isInForm:
            let milliseconds = Int((answer.answered.timeIntervalSince(answer.asked) * 1000).rounded())
            return .passed("\(self.place.baseURL) answers in \(max(milliseconds, 1)) ms\(self.way)")
        case .success(let answer):
            return .failed(
                "what answers at \(self.place.baseURL) isn't WeChat: HTTP \(answer.status), and not WeChat's JSON",
                next:
                    "compare wechat.apiBaseURL (WECHAT_API_BASE_URL), and see whether a proxy answers in WeChat's place"
            )
        case .failure(let problem):
            return .failed("\(self.place.baseURL) can't be reached\(self.way): \(problem)", next: self.step(problem))
        }
    }

    private var way: String { self.place.proxy.map { " by \($0)" } ?? "" }

    private func step(_ problem: ConnectionProblem) -> String {
        switch problem {
        case .tls: "see that this machine has certificates (ca-certificates) and the right time"
        case _ where self.place.proxy != nil:
            "compare wechat.proxy (WECHAT_PROXY), and see whether the proxy lets this machine through"
        case .proxy, .unreachable, .unknownHost, .timeout, .closed, .cancelled, .other:
            "let this machine connect there (firewall), or set wechat.proxy (WECHAT_PROXY)"
        }
    }
}
