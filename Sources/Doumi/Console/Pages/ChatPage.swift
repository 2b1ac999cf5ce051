// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird

/// The chat: a window that plays a follower through the real webhook.
struct ChatPage {
    let rooms: ChatRooms
    let menu: MenuFile

    func add(to router: Router<ConsoleContext>) {
        router.get("/chat") { request, context in
            guard let room = self.room(request) else { return ConsoleGuard.refusal(.notFound, "No such account.") }
            let page = ChatPageView(
                room: room,
                menu: self.menu.menu(),
                others: self.rooms.rooms.map(\.name),
                language: context.language
            )
            return try ConsoleLayout(title: context.language("Chat", "对话"), place: .chat)
                .response(try page.html(token: context.formToken), context)
        }
        router.post("/chat") { _, context in
            guard let room = self.rooms.room(context.form["account"]) else {
                return ConsoleGuard.refusal(.notFound, "No such account.")
            }
            guard let said = ChatSaid(context.form, context.language) else {
                return ConsoleGuard.refusal(.badRequest, context.language("Nothing to send.", "没有内容可发送。"))
            }
            try await room.send(said)
            // A script that follows the events needs no page; a browser without one loads it again.
            return context.form["script"] == "1"
                ? Response(status: .noContent) : .redirect(to: "/chat?account=\(room.name)", type: .normal)
        }
        router.get("/chat/events") { request, context in
            guard let room = self.room(request) else { return ConsoleGuard.refusal(.notFound, "No such account.") }
            // A browser that was cut off says what it saw last; that may have changed since.
            let header = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
            let last = (header ?? request.uri.queryParameters["last"].map(String.init)).flatMap { Int($0) }
            return ChatEvents(room: room, context: context).response(from: last ?? 0)
        }
    }

    private func room(_ request: Request) -> ChatRoom? {
        self.rooms.room(request.uri.queryParameters["account"].map(String.init))
    }
}
