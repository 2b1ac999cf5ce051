// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Finds the type that stands for an event's name.
enum EventRegistry {
    /// One name and how the event of that name is read; nil where the push lacks what the type requires.
    struct Row: Sendable {
        let name: StaticString
        let read: @Sendable (XMLElement) -> (any EventPayload)?
    }

    /// Reads the event, an ``UnknownEvent`` where its name is new or a required part is missing.
    static func read(_ element: XMLElement) -> any EventPayload {
        let event = element["Event"]?
            .withTrimmedBytes { bytes in
                for row in self.rows where ASCII.isSame(bytes, row.name) { return row.read(element) }
                return nil
            }
        return event ?? UnknownEvent(from: element)
    }

    /// Every name of every type, the commonest first.
    static let rows: [Row] = [
        Self.type(ClickEvent.self),
        Self.type(ViewEvent.self),
        Self.type(ScanEvent.self),
        Self.type(SubscribeEvent.self),
        Self.type(UnsubscribeEvent.self),
        Self.type(LocationEvent.self),
        Self.type(ScanCodeWaitEvent.self),
        Self.type(ScanCodePushEvent.self),
        Self.type(ViewMiniProgramEvent.self),
        Self.type(SystemPhotoEvent.self),
        Self.type(PhotoOrAlbumEvent.self),
        Self.type(WeixinAlbumEvent.self),
        Self.type(LocationSelectEvent.self),
        Self.type(TemplateSendJobFinishEvent.self),
        Self.type(MassSendJobFinishEvent.self),
        Self.type(PublishJobFinishEvent.self),
        Self.type(SubscribeMsgPopupEvent.self),
        Self.type(SubscribeMsgChangeEvent.self),
        Self.type(SubscribeMsgSentEvent.self),
        Self.type(KfCreateSessionEvent.self),
        Self.type(KfCloseSessionEvent.self),
        Self.type(KfSwitchSessionEvent.self),
        Self.type(CardPassCheckEvent.self),
        Self.type(CardNotPassCheckEvent.self),
        Self.type(UserGetCardEvent.self),
        Self.type(UserGiftingCardEvent.self),
        Self.type(UserDelCardEvent.self),
        Self.type(UserConsumeCardEvent.self),
        Self.type(UserPayFromPayCellEvent.self),
        Self.type(UserViewCardEvent.self),
        Self.type(UserEnterSessionFromCardEvent.self),
        Self.type(UpdateMemberCardEvent.self),
        Self.type(CardSKURemindEvent.self),
        Self.type(CardPayOrderEvent.self),
        Self.type(SubmitMemberCardUserInfoEvent.self),
        Self.type(GiftCardPayDoneEvent.self),
        Self.type(GiftCardSendToFriendEvent.self),
        Self.type(GiftCardUserAcceptEvent.self),
        Self.type(QualificationVerifySuccessEvent.self),
        Self.type(QualificationVerifyFailEvent.self),
        Self.type(NamingVerifySuccessEvent.self),
        Self.type(NamingVerifyFailEvent.self),
        Self.type(AnnualRenewEvent.self),
        Self.type(VerifyExpiredEvent.self),
        Self.type(UserInfoModifiedEvent.self),
        Self.type(UserAuthorizationRevokeEvent.self),
        Self.type(UserAuthorizationCancellationEvent.self),
        Self.type(UserScanProductEvent.self),
        Self.type(UserScanProductEnterSessionEvent.self),
        Self.type(UserScanProductAsyncEvent.self),
        Self.type(UserScanProductVerifyActionEvent.self),
        Self.type(MerchantOrderEvent.self),
        Self.type(UserAuthorizeInvoiceEvent.self),
        Self.type(UpdateInvoiceStatusEvent.self),
        Self.type(SubmitInvoiceTitleEvent.self),
        Self.type(PoiCheckNotifyEvent.self),
        Self.type(WifiConnectedEvent.self),
        Self.type(ShakearoundUserShakeEvent.self),
        Self.type(GuideQRCodeScanEvent.self),
        Self.type(DebugDemoEvent.self),
    ]
    .flatMap { $0 }

    private static func type<Payload: EventPayload>(_: Payload.Type) -> [Row] {
        Payload.eventNames.map { name in Row(name: name) { Payload(complete: $0) } }
    }
}
