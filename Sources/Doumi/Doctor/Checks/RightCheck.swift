// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI

/// Whether the account has a right that Doumi makes use of, by a call that changes nothing.
struct RightCheck: Check {
    /// A right, and what is without it.
    enum Right {
        case customerService
        case menu

        /// The call that shows it.
        var call: String {
            switch self {
            case .customerService: "customservice/getkflist"
            case .menu: "menu/get"
            }
        }

        var consequence: String {
            switch self {
            case .customerService: "late answers wait for the user's next message"
            case .menu: "its custom menu can't be made by the API"
            }
        }

        var nextStep: String {
            switch self {
            case .customerService: "verify the account (微信认证), or set wechat.lateReplies to pickup"
            case .menu: "verify the account (微信认证), or make the menu in its console"
            }
        }
    }

    let right: Right
    /// Whether the configuration asks for it.
    let isNeeded: Bool
    let outcome: Result<Void, WeChatClientError>

    /// Whether the account certainly hasn't it.
    var isMissing: Bool {
        guard case .failure(.refused(let refusal)) = self.outcome else { return false }
        return [48001, 48004, 40200].contains(refusal.code.rawValue)
    }

    var finding: Finding {
        switch self.outcome {
        case .success: return .passed("the account has the right")
        // What isn't switched on in the console is no matter of rights; messages can be sent all the same.
        case .failure(.refused(let refusal)) where refusal.code == 65400: return .passed("the account has the right")
        case .failure(.refused(let refusal)) where self.isMissing:
            let reason = "\(self.right.call) answers \(refusal.code.rawValue), no right: \(self.right.consequence)"
            return self.isNeeded
                ? .failed(reason, next: self.right.nextStep) : .warned(reason, next: self.right.nextStep)
        case .failure(let error): return Finding(error)
        }
    }
}
