// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import WeChatBot

/// Dates answers by the simulated API's own clock, in place of the machine's, by which Hummingbird dates them.
final class DateHandler: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let now: @Sendable () -> WallTime

    init(now: @escaping @Sendable () -> WallTime) { self.now = now }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = self.unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        head.headerFields[.date] = Self.text(self.now())
        context.write(self.wrapOutboundOut(.head(head)), promise: promise)
    }

    /// The time as HTTP writes it.
    private static func text(_ time: WallTime) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.string(from: Date(timeIntervalSince1970: Double(time.rawValue) / 1000))
    }
}

@available(*, unavailable)
extension DateHandler: Sendable {}
