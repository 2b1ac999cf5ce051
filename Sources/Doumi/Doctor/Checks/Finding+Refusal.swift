// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI

extension WeChatClientError {
    /// The error itself where it is why there is no token.
    var cause: WeChatClientError { if case .noToken(let error) = self { error.cause } else { self } }
}

extension Finding {
    /// A call that failed, for a reason that no check knows better.
    init(_ error: WeChatClientError) {
        switch error.cause {
        case .refused(let refusal):
            let rid = refusal.rid.map { " (rid \($0))" } ?? ""
            self = .failed(
                "WeChat says \(refusal.code.rawValue): \(refusal.message)\(rid)",
                next: refusal.advice ?? "look the number up among WeChat's return codes (返回码)"
            )
        case let cause:
            self = .failed("\(cause)", next: "try again; if it stays, see what stands between here and WeChat")
        }
    }
}
