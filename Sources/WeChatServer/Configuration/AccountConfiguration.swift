// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot

/// An account and how the server treats its users.
///
/// Where `accounts` names several, each key stands under `account.NAME.` instead of `wechat.`; those marked * also hold
/// under `wechat.` for all accounts that don't have their own.
///
/// - `wechat.token`, `wechat.previousToken`: ``OfficialAccount/credentials``
/// - `wechat.encodingAesKey`, `wechat.previousEncodingAesKey`, `wechat.appID`: the same
/// - `wechat.mode`*, `wechat.originalID`, `wechat.replayWindow`*: ``OfficialAccount``
/// - `wechat.appSecret`, `wechat.apiBaseURL`*, `wechat.proxy`*: ``access``
/// - `wechat.lateReplies`*, `wechat.replyDeadline`*, `wechat.handlerTimeout`*
/// - `wechat.name`*, `wechat.qrCode`*: for the home page
public struct AccountConfiguration: Sendable, Equatable {
    /// The account as the webhook needs it.
    public var account: OfficialAccount
    /// What it takes to call WeChat's API for the account; nil without an AppSecret.
    public var access: APIAccess?
    /// How late answers reach the user.
    public var lateReplies: LateReplyPolicy
    /// How long after its head arrived an attempt is answered at the latest.
    public var replyDeadline: Duration
    /// When a handler is given up.
    public var handlerTimeout: Duration
    /// The account's name for people.
    public var title: String?
    /// The account's QR code.
    public var qrCode: PictureFile?

    /// Creates an account's configuration; the defaults are those of the server.
    public init(
        account: OfficialAccount,
        access: APIAccess? = nil,
        lateReplies: LateReplyPolicy = .auto,
        replyDeadline: Duration = .milliseconds(4500),
        handlerTimeout: Duration = .seconds(120),
        title: String? = nil,
        qrCode: PictureFile? = nil
    ) {
        self.account = account
        self.access = access
        self.lateReplies = lateReplies
        self.replyDeadline = replyDeadline
        self.handlerTimeout = handlerTimeout
        self.title = title
        self.qrCode = qrCode
    }
}
