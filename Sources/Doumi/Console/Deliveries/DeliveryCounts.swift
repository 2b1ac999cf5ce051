// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// How many pushes came in the last minutes and what became of them, in slices of time.
struct DeliveryCounts: Sendable {
    /// What happened in one slice.
    struct Slice: Sendable {
        var requests = 0
        var retries = 0
        var duplicates = 0
        var late = 0
        var sent = 0
        var failed = 0
    }

    /// How long a slice is.
    static let length = Duration.seconds(10)
    /// How many there are: ten minutes.
    static let count = 60
    /// The ends of the classes of waiting times, in milliseconds; the last class has none.
    static let limits = [10, 50, 100, 500, 1000, 2500, 4500]

    private var slices = Array(repeating: Slice(), count: Self.count)
    private var last: Int64 = 0
    /// How many requests waited so long, for each class.
    private(set) var waits = Array(repeating: 0, count: Self.limits.count + 1)
    /// How many requests there were since the start.
    private(set) var total = 0

    mutating func arrived(isRetry: Bool, at time: WallTime) {
        self.total += 1
        self.change(at: time) {
            $0.requests += 1
            if isRetry { $0.retries += 1 }
        }
    }

    mutating func answered(_ answer: DeskAnswer, after time: Duration, at now: WallTime) {
        let milliseconds = Int(time / .milliseconds(1))
        self.waits[Self.limits.firstIndex { milliseconds <= $0 } ?? Self.limits.count] += 1
        self.change(at: now) {
            switch answer.origin {
            case .joined, .remembered: $0.duplicates += 1
            case .handedOver, .promised: $0.late += 1
            case .run, .pickedUp, .stillWorking, .busy, .held: break
            }
        }
    }

    mutating func sent(at time: WallTime) { self.change(at: time) { $0.sent += 1 } }

    mutating func failed(at time: WallTime) { self.change(at: time) { $0.failed += 1 } }

    /// The slices up to now, oldest first.
    func slices(at now: WallTime) -> [Slice] {
        let number = Self.number(now)
        return (0..<Int64(Self.count)).reversed()
            .map { ago in
                let wanted = number - ago
                return wanted > self.last || wanted <= self.last - Int64(Self.count) || wanted < 0
                    ? Slice() : self.slices[Int(wanted % Int64(Self.count))]
            }
    }

    private static func number(_ time: WallTime) -> Int64 { max(0, time.rawValue / Self.length.milliseconds) }

    /// Changes the slice of a time; one that is older than all of them counts to none.
    private mutating func change(at time: WallTime, _ body: (inout Slice) -> Void) {
        let number = Self.number(time)
        if number > self.last {
            for index in max(self.last + 1, number - Int64(Self.count) + 1)...number {
                self.slices[Int(index % Int64(Self.count))] = Slice()
            }
            self.last = number
        }
        guard number > self.last - Int64(Self.count) else { return }
        body(&self.slices[Int(number % Int64(Self.count))])
    }
}
