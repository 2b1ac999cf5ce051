// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol
import WeChatSimulator

/// What the console's user does, out of the form that was sent: a push, and a few words for its bubble.
struct ChatSaid {
    private enum Content {
        case draft(PushDraft)
        case raw([UInt8])
    }

    /// The words of the bubble.
    let label: String
    private let content: Content

    /// Reads a form; nil where it says nothing.
    init?(_ form: [String: String], _ text: ConsoleLanguage) {
        let value = form["value"] ?? ""
        let user = ChatRoom.user
        let act: ChatAct?
        switch form["act"] {
        case "text": (act, self.label) = (value.isEmpty ? nil : .says(value), value)
        case "subscribe": (act, self.label) = (.follows, text("[follows]", "[关注]"))
        case "menu": (act, self.label) = (.taps(value), text("[menu: \(value)]", "[菜单：\(value)]"))
        case "scan":
            self.label = text("[scan: \(value)]", "[扫码：\(value)]")
            var draft = ChatAct.scans("EAN_13,\(value)").draft(from: user)
            if let key = form["key"] { draft.eventKey = key }
            self.content = .draft(draft)
            return
        case "voice": (act, self.label) = (.speaks(value), text("[voice] \(value)", "[语音] \(value)"))
        case "unsubscribe":
            self.label = text("[unfollows]", "[取消关注]")
            self.content = .draft(.event("unsubscribe", key: "", from: user))
            return
        case "location":
            guard let x = Double(form["latitude"] ?? ""), let y = Double(form["longitude"] ?? ""), x.isFinite,
                y.isFinite
            else { return nil }
            self.label = text("[location: \(x), \(y)] \(value)", "[位置：\(x), \(y)] \(value)")
            self.content = .draft(
                .message(
                    "location",
                    fields: Self.fields([
                        ("Location_X", "\(x)"), ("Location_Y", "\(y)"), ("Scale", "16"), ("Label", value),
                    ]),
                    from: user
                )
            )
            return
        case "event":
            guard let event = form["event"], !event.isEmpty else { return nil }
            self.label = text("[event: \(event) \(value)]", "[事件：\(event) \(value)]")
            self.content = .draft(.event(event, key: value, from: user))
            return
        case "raw":
            guard !value.isEmpty else { return nil }
            self.label = text("[raw XML]", "[原始 XML]")
            self.content = .raw(Array(value.utf8))
            return
        default: return nil
        }
        guard let act else { return nil }
        self.content = .draft(act.draft(from: user))
    }

    /// The push; XML that isn't a message goes as it is.
    func push(to account: OriginalID, at now: UnixTime) -> SimulatedPush {
        switch self.content {
        case .draft(let draft): draft.push(to: account, at: now)
        case .raw(let bytes): (try? SimulatedPush(xml: bytes)) ?? SimulatedPush(unreadable: bytes)
        }
    }

    private static func fields(_ pairs: [(String, String)]) -> [PushField] {
        pairs.compactMap { PushField([$0.0], $0.1) }
    }
}
