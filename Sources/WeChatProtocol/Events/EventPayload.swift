// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A typed event: what a push with MsgType `event` and one of these names carries.
///
/// The set is open: WeChat adds events, and a bot may declare its own type for one that this library doesn't know.
/// Facts: WeChat's page “接收事件推送”.
public protocol EventPayload: FieldGroup {
    /// The values of the Event element that mean this type, as WeChat spells them; compared without regard to case.
    static var eventNames: [StaticString] { get }
}
