// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Hummingbird

/// The catalogue's page: what the bot would find for a text, and why in this order.
struct CataloguePage {
    private static let longest = 200

    let finder: BookFinder

    func add(to router: Router<ConsoleContext>) {
        BookPage(editor: BookEditor(repository: self.finder.repository)).add(to: router)
        router.get("/catalogue") { request, context in
            let asked = String((request.uri.queryParameters["q"] ?? "").unicodeScalars.prefix(Self.longest))
            let body = try await self.html(asked, context.language)
            return try ConsoleLayout(title: context.language("Catalogue", "书目"), place: .catalogue)
                .response(body, context)
        }
    }

    private func html(_ asked: String, _ text: ConsoleLanguage) async throws -> String {
        let found = asked.isEmpty ? nil : try await self.finder.find(asked)
        let result = found.map { Self.result($0, text) }
        let count = try await self.finder.repository.count()
        return try Self.template.get()
            .render(
                Content(
                    asked: asked,
                    label: text("Title, author or ISBN", "书名、作者或 ISBN"),
                    search: text("Search", "搜索"),
                    add: text("Add a book", "添加图书"),
                    edit: text("Edit", "编辑"),
                    said: result?.said ?? text("\(count) books", "共 \(count) 种"),
                    hasRows: !(result?.hits.isEmpty ?? true),
                    titleName: text("Title", "书名"),
                    authorsName: text("Authors", "作者"),
                    matchName: text("Why", "匹配"),
                    scoreName: text("Score", "得分"),
                    rows: (result?.hits ?? []).map { Row($0, asked, text) }
                )
            )
    }

    private static func result(_ answer: BookAnswer, _ text: ConsoleLanguage) -> (said: String, hits: [BookHit]) {
        let more = { (hasMore: Bool) in hasMore ? "+" : "" }
        return switch answer {
        case .book(let hit): (text("One work: a card", "一种书：图文卡片"), [hit])
        case .list(let hits, let hasMore):
            (text("\(hits.count)\(more(hasMore)) works: a list", "\(hits.count)\(more(hasMore)) 种书：列表"), hits)
        case .author(let name, let hits, let hasMore):
            (
                text(
                    "Author \(name): \(hits.count)\(more(hasMore)) works",
                    "作者\(name)：\(hits.count)\(more(hasMore)) 种书"
                ), hits
            )
        case .repaired(let hits, let typed): (text("\(typed) has a slip in it", "\(typed) 可能有误"), hits)
        case .notISBN(let problem, let typed):
            (text("\(typed) is no ISBN: \(problem)", "\(typed) 不是 ISBN：\(problem)"), [])
        case .notFound(let notFound): (text("Not found; near:", "没有找到；相近的有："), notFound.near)
        case .nothingAsked: (text("Nothing to look up", "没有可查的内容"), [])
        }
    }

    private struct Content {
        let asked: String
        let label: String
        let search: String
        let add: String
        let edit: String
        let said: String
        let hasRows: Bool
        let titleName: String
        let authorsName: String
        let matchName: String
        let scoreName: String
        let rows: [Row]
    }

    private struct Row {
        let title: String
        let isbn: String?
        let link: String
        let authors: String
        let match: String
        let score: String
        let parts: String

        init(_ hit: BookHit, _ asked: String, _ text: ConsoleLanguage) {
            let score = SearchScore(of: hit, for: asked)
            self.title = hit.book.title
            self.isbn = hit.book.isbn?.hyphenated
            self.link = BookPage.escaped(hit.book.id.description)
            self.authors = hit.book.authors.joined(separator: "、")
            self.match =
                hit.match.name(in: text)
                + (hit.otherEditions > 0
                    ? text(" · \(hit.otherEditions) more editions", " · 另有 \(hit.otherEditions) 个版本") : "")
            self.score = Self.decimal(score.total)
            let parts = [
                (text("match", "匹配"), score.match), (text("popularity", "热度"), score.popularity),
                (text("whole title", "整题"), score.exactEdition), (text("year", "年份"), score.novelty),
            ]
            self.parts = parts.filter { $0.1 != 0 }.map { "\($0.0) \(Self.decimal($0.1))" }.joined(separator: " + ")
        }

        private static func decimal(_ number: Double) -> String {
            let tenths = Int((number * 10).rounded())
            return "\(tenths < 0 ? "−" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
        }
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                <form class="search" role="search" action="/catalogue">
                <label class="unseen" for="q">{{label}}</label>
                <input id="q" name="q" type="search" value="{{asked}}" placeholder="{{label}}" maxlength="200">
                <button class="main">{{search}}</button></form>
                <p><a href="/catalogue/book">{{add}}</a></p>
                <p role="status">{{said}}</p>
                {{#hasRows}}<div class="card wide"><table class="stack"><thead><tr><th scope="col">{{titleName}}</th>\
                <th scope="col">{{authorsName}}</th><th scope="col">{{matchName}}</th><th scope="col">{{scoreName}}</th></tr>\
                </thead><tbody>{{#rows}}<tr><td data-name="{{titleName}}"><b>{{title}}</b>\
                {{#isbn}}<br><span class="quiet">{{.}}</span>{{/isbn}}\
                <br><a href="/catalogue/book?id={{link}}">{{edit}}</a></td><td data-name="{{authorsName}}">{{authors}}</td>\
                <td data-name="{{matchName}}">{{match}}</td><td data-name="{{scoreName}}"><b>{{score}}</b><br>\
                <span class="quiet">{{parts}}</span></td></tr>
                {{/rows}}</tbody></table></div>{{/hasRows}}
                """
        )
    }
}
