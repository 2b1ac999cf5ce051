// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import WeChatProtocol

/// Makes up what users ask.
struct QuestionMaker {
    /// One question in so many takes longer than WeChat waits.
    private static let slow = 200

    private var numbers: SplitMix64
    private let users: Int
    private let hasSlowOnes: Bool
    private var count = 0

    init(seed: UInt64, users: Int, hasSlowOnes: Bool = true) {
        self.numbers = SplitMix64(seed: seed)
        self.users = users
        self.hasSlowOnes = hasSlowOnes
    }

    /// The next question: mostly one that is answered at once.
    mutating func next(at now: UnixTime) throws -> Question {
        self.count += 1
        let delay: Duration =
            switch Int.random(in: 0..<Self.slow, using: &self.numbers) {
            case 0 where self.hasSlowOnes: .milliseconds(Int.random(in: 5000...7000, using: &self.numbers))
            case 1..<40: .milliseconds(Int.random(in: 1...300, using: &self.numbers))
            default: .zero
            }
        let user = OpenID(rawValue: "oTortured_\(Int.random(in: 0..<self.users, using: &self.numbers))")
        return try Question(number: self.count, delay: delay, from: user, at: now)
    }
}
