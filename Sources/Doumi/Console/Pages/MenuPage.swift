// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import HTTPTypes
import Hummingbird
import WeChatAPI

/// The custom menu: a picture of it, its file to edit, WeChat's limits, and the way to WeChat.
struct MenuPage {
    let desk: MenuDesk

    func add(to router: Router<ConsoleContext>) {
        router.get("/menu") { request, context in
            var state = MenuPageView.State(
                account: self.account(request.uri.queryParameters["account"].map(String.init))
            )
            do {
                state.json = try self.desk.file.text() ?? CustomMenu(buttons: []).json
            } catch is MenuFile.TooLong {
                state.problem = context.language("The file is too long.", "文件太长。")
            } catch {
                state.problem = context.language("The file can't be read.", "无法读取文件。")
            }
            return try self.page(state, context)
        }
        router.post("/menu") { _, context in
            var state = MenuPageView.State(account: self.account(context.form["account"]))
            // Forms are sent with the line ends of the net.
            state.json = (context.form["json"] ?? "").replacing("\r\n", with: "\n")
            try await self.act(context.form["do"] ?? "check", seen: context.form["seen"], &state, context.language)
            return try self.page(state, context, status: state.problem == nil ? .ok : .unprocessableContent)
        }
    }

    private func account(_ name: String?) -> String {
        self.desk.names.first { $0 == name } ?? self.desk.names.first ?? ""
    }

    private func act(
        _ act: String,
        seen: String?,
        _ state: inout MenuPageView.State,
        _ text: ConsoleLanguage
    ) async throws {
        let (menu, problems) = CustomMenu.check(json: Data(state.json.utf8))
        guard let menu, problems.isEmpty else {
            state.problem = text("WeChat would not take this menu.", "微信不会接受这个菜单。")
            return
        }
        switch act {
        case "save": self.save(&state, text)
        case "compare": Self.show(await self.desk.compare(menu, account: state.account), &state, text)
        case "push":
            let comparison = await self.desk.push(menu, account: state.account, seen: seen)
            Self.show(comparison, &state, text)
            if case .change = comparison {
                state.problem = text(
                    "A menu has changed since they were compared; nothing was pushed.",
                    "比较之后菜单有变化，没有发布。"
                )
            }
        default: state.notice = text("WeChat would take this menu.", "菜单符合微信的限制。")
        }
    }

    private static func show(
        _ comparison: MenuDesk.Comparison,
        _ state: inout MenuPageView.State,
        _ text: ConsoleLanguage
    ) {
        switch comparison {
        case .failed(let reason): state.problem = reason
        case .pushed(let change):
            (state.lines, state.notice) = (change.lines, text("Pushed.", "已发布。"))
        case .change(let change, let seen):
            state.lines = change.lines
            state.seen = change.steps.isEmpty ? nil : seen
            state.notice =
                change.steps.isEmpty
                ? text("The account has this menu already.", "公众号已是这个菜单。")
                : text("This would change:", "将有以下变化：")
        }
    }

    private func save(_ state: inout MenuPageView.State, _ text: ConsoleLanguage) {
        do {
            if try self.desk.file.write(state.json) {
                state.notice = text("Saved.", "已保存。")
            } else {
                state.problem = text("menu.file isn't set.", "未设置 menu.file。")
            }
        } catch is MenuFile.TooLong {
            state.problem = text("That is too long.", "内容太长。")
        } catch {
            state.problem = text("The file can't be written.", "无法写入文件。")
        }
    }

    private func page(
        _ state: MenuPageView.State,
        _ context: ConsoleContext,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let view = MenuPageView(state: state, desk: self.desk, language: context.language)
        return try ConsoleLayout(title: context.language("Menu", "菜单"), place: .menu)
            .response(try view.html(token: context.formToken), context, status: status)
    }
}
