// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatAPI

/// The menu page's HTML.
struct MenuPageView {
    /// What is on the page at present.
    struct State {
        var account: String
        var json = ""
        var notice: String?
        var problem: String?
        /// What a push changes, a line for each button.
        var lines: [String] = []
        /// What stands for the menus that were compared, where a push would change anything.
        var seen: String?
    }

    let state: State
    let desk: MenuDesk
    let language: ConsoleLanguage

    func html(token: String) throws -> String {
        let text = self.language
        let (menu, problems) = CustomMenu.check(json: Data(self.state.json.utf8))
        let canPush = self.desk.canPush(self.state.account)
        return try Self.template.get()
            .render(
                Content(
                    token: token,
                    account: self.state.account,
                    accounts: self.desk.names.count > 1 ? self.desk.names.map { Line(text: $0) } : [],
                    intro: self.desk.file.path.map { text("menu.file: \($0)", "menu.file：\($0)") }
                        ?? text(
                            "menu.file isn't set: a menu can be checked here, not saved.",
                            "未设置 menu.file：只能检查，不能保存。"
                        ),
                    pictureName: text("Picture", "预览"),
                    picture: try menu.map { try MenuPicture(menu: $0, language: text).html() },
                    fileName: text("The file, in WeChat's own JSON", "文件（微信的 JSON 格式）"),
                    json: self.state.json,
                    notice: self.state.notice,
                    problem: self.state.problem,
                    problems: problems.map { Line(text: "\($0)") },
                    lines: self.state.lines.isEmpty ? nil : self.state.lines.joined(separator: "\n"),
                    check: text("Check", "检查"),
                    save: self.desk.file.path == nil ? nil : text("Save the file", "保存文件"),
                    compare: canPush ? text("Compare with WeChat", "与微信比较") : nil,
                    push: self.state.seen == nil ? nil : text("Push to WeChat", "发布到微信"),
                    seen: self.state.seen,
                    cannot: canPush
                        ? nil
                        : text(
                            "To compare and push, the account needs wechat.appID and wechat.appSecret.",
                            "比较和发布需要设置 wechat.appID 和 wechat.appSecret。"
                        )
                )
            )
    }

    private struct Content {
        let token: String
        let account: String
        let accounts: [Line]
        let intro: String
        let pictureName: String
        let picture: String?
        let fileName: String
        let json: String
        let notice: String?
        let problem: String?
        let problems: [Line]
        let lines: String?
        let check: String
        let save: String?
        let compare: String?
        let push: String?
        let seen: String?
        let cannot: String?
    }

    private struct Line {
        let text: String
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                {{#accounts}}<a class="chip" href="/menu?account={{text}}">{{text}}</a> {{/accounts}}
                <p class="quiet">{{intro}}</p>
                {{#notice}}<p role="status" id="menu-notice">{{.}}</p>{{/notice}}
                {{#problem}}<p role="alert" class="problem">{{.}}</p>{{/problem}}
                <div class="chat">
                <section class="card" aria-label="{{pictureName}}"><h2>{{pictureName}}</h2>{{{picture}}}
                {{#lines}}<pre id="menu-change" tabindex="0">{{.}}</pre>{{/lines}}</section>
                <section class="card"><form method="post" action="/menu" id="menu-form">
                <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="account" value="{{account}}">
                {{#seen}}<input type="hidden" name="seen" value="{{.}}">{{/seen}}
                <label for="menu-json">{{fileName}}</label>
                <textarea id="menu-json" name="json" rows="18" spellcheck="false" class="code">{{json}}</textarea>
                <ul class="problem" id="menu-problems">{{#problems}}<li>{{text}}</li>{{/problems}}</ul>
                <p class="actions"><button class="main" name="do" value="check">{{check}}</button>
                {{#save}}<button name="do" value="save">{{.}}</button>{{/save}}
                {{#compare}}<button name="do" value="compare">{{.}}</button>{{/compare}}
                {{#push}}<button name="do" value="push">{{.}}</button>{{/push}}</p>
                {{#cannot}}<p class="quiet">{{.}}</p>{{/cannot}}
                </form></section>
                </div>
                """
        )
    }
}
