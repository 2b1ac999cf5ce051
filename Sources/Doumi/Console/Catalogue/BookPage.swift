// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import HTTPTypes
import Hummingbird

/// One book of the catalogue, to be edited, or a new one to be added.
struct BookPage {
    let editor: BookEditor

    func add(to router: Router<ConsoleContext>) {
        router.get("/catalogue/book") { request, context in
            guard let name = request.uri.queryParameters["id"].map(String.init) else {
                return try self.page(BookForm(), nil, context)
            }
            guard let id = BookID(name), let book = try await self.editor.repository.book(id) else {
                return ConsoleGuard.refusal(.notFound, context.language("There is no such book.", "没有这本书。"))
            }
            let isSaved = request.uri.queryParameters["saved"] != nil
            let notice = isSaved ? context.language("Saved.", "已保存。") : nil
            return try self.page(try BookForm(book), book.id, context, notice: notice)
        }
        router.post("/catalogue/book") { _, context in
            let form = BookForm(fields: context.form.mapValues { $0.replacing("\r\n", with: "\n") })
            let id = context.form["id"].flatMap(BookID.init)
            do {
                let book = try await self.editor.save(form, over: id)
                return Response.redirect(
                    to: "/catalogue/book?saved=1&id=\(Self.escaped(book.id.description))",
                    type: .normal
                )
            } catch let problem as BookEditor.Problem {
                let words = BookFieldNames(text: context.language).words(for: problem)
                return try self.page(form, id, context, problem: words, status: .unprocessableContent)
            }
        }
    }

    /// A book's identity as part of a link.
    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["-"])) ?? ""
    }

    private func page(
        _ form: BookForm,
        _ id: BookID?,
        _ context: ConsoleContext,
        notice: String? = nil,
        problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text = context.language
        let names = BookFieldNames(text: text)
        let inputs = BookFieldNames.shown.map { field in
            Input(
                name: field,
                label: names.label(of: field),
                value: form[field] ?? "",
                isLong: field == "summary",
                isFixed: field == "isbn13" && id != nil,
                isNeeded: field == "title"
            )
        }
        let hidden = BookForm.names.filter { !BookFieldNames.shown.contains($0) }
            .compactMap { field in form[field].map { Hidden(name: field, value: $0) } }
        let body = try Self.template.get()
            .render(
                Content(
                    token: context.formToken,
                    id: id?.description,
                    back: text("Catalogue", "书目"),
                    notice: notice,
                    problem: problem,
                    inputs: inputs,
                    hidden: hidden,
                    save: text("Save", "保存")
                )
            )
        let title = id == nil ? text("Add a book", "添加图书") : text("Edit a book", "编辑图书")
        return try ConsoleLayout(title: title, place: .catalogue).response(body, context, status: status)
    }

    private struct Content {
        let token: String
        let id: String?
        let back: String
        let notice: String?
        let problem: String?
        let inputs: [Input]
        let hidden: [Hidden]
        let save: String
    }

    private struct Input {
        let name: String
        let label: String
        let value: String
        let isLong: Bool
        let isFixed: Bool
        let isNeeded: Bool
    }

    private struct Hidden {
        let name: String
        let value: String
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                <p><a href="/catalogue">← {{back}}</a></p>
                {{#notice}}<p role="status">{{.}}</p>{{/notice}}
                {{#problem}}<p role="alert" class="problem">{{.}}</p>{{/problem}}
                <form method="post" action="/catalogue/book" class="card fields" id="book-form">
                <input type="hidden" name="token" value="{{token}}">
                {{#id}}<input type="hidden" name="id" value="{{.}}">{{/id}}
                {{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/hidden}}
                {{#inputs}}<label{{#isLong}} class="long"{{/isLong}}>{{label}}\
                {{#isLong}}<textarea name="{{name}}" rows="6">{{value}}</textarea>{{/isLong}}\
                {{^isLong}}<input name="{{name}}" value="{{value}}"{{#isFixed}} readonly{{/isFixed}}\
                {{#isNeeded}} required{{/isNeeded}}>{{/isLong}}</label>
                {{/inputs}}
                <p class="long"><button class="main">{{save}}</button></p>
                </form>
                """
        )
    }
}
