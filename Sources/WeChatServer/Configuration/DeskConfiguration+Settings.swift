// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

extension DeskConfiguration {
    /// Ends before WeChat asks again, five seconds after the attempt that a server took with it, so that another answers.
    private static let sharedLease = Duration.seconds(4)

    /// What a server's configuration asks of an account's desk.
    init(_ account: AccountConfiguration, of server: ServerConfiguration) {
        self.init(
            replyDeadline: account.replyDeadline,
            handlerTimeout: account.handlerTimeout,
            lateReplies: account.lateReplies,
            handlers: server.limits.handlers,
            queue: server.limits.queue,
            userQueue: server.limits.userQueue,
            retention: Retention(
                keys: max(account.account.replayWindow * 2, .seconds(60)),
                deadLetters: server.retention
            ),
            lease: server.database.isShared ? Self.sharedLease : nil
        )
    }
}
