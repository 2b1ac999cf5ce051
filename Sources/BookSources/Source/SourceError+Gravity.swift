// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension SourceError {
    /// How long it is likely to stay so.
    enum Gravity: Hashable, Sendable {
        /// It says nothing about the source.
        case none
        /// It may pass by itself.
        case passing
        /// Asking again soon makes it worse, or is in vain until somebody acts.
        case lasting
    }

    /// What it says about the source.
    var gravity: Gravity {
        switch self {
        case .resting, .busy, .cancelled: .none
        case .keyRefused, .rateLimited, .redirect: .lasting
        // How services and the gateways before them turn away those whom they have banned.
        case .status(let status), .notJSON(let status): [401, 403, 418, 429].contains(status) ? .lasting : .passing
        case .unreachable, .tls, .timeout, .closed, .tooLong, .unexpected, .refused, .other: .passing
        }
    }
}
