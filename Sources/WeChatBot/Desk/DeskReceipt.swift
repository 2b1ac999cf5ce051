// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What an attempt's transport tells the desk: whether a reply went out on a connection that was still open.
///
/// Without a word the desk takes neither for granted, and the next attempt gets the reply again, as it would anyway;
/// after a restart a reply of unknown fate is a dead letter.
public final class DeskReceipt: Sendable {
    private let desk: ReplyDesk
    private let job: DeliveryJob
    private let reply: Reply

    init(desk: ReplyDesk, job: DeliveryJob, reply: Reply) {
        self.desk = desk
        self.job = job
        self.reply = reply
    }

    /// The reply was written to the attempt's connection.
    public func given() {
        self.desk.tell(self.job.key, .given)
        self.desk.settle(self.job.key)
    }

    /// The client had gone before: another attempt may get the reply, else it is late.
    public func lost() {
        self.desk.metrics.lostAnAnswer()
        self.desk.keep(self.reply, of: self.job)
    }
}
