// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension DeskAnswer.Origin: MetricLabel {
    package var ordinal: Int {
        switch self {
        case .run: 0
        case .joined: 1
        case .remembered: 2
        case .pickedUp: 3
        case .handedOver: 4
        case .promised: 5
        case .stillWorking: 6
        case .busy: 7
        case .held: 8
        }
    }
}

extension DeadLetter.Reason: MetricLabel {}
