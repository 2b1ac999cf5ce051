// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird
import WeChatBot
import WeChatProtocol
import WeChatServer

/// The latest deliveries as they happen, and dead letters: what could not be done, kept for `store.retention`.
struct DeliveriesPage {
    private static let most = 200

    let log: DeliveryLog
    let box: DeadLetterBox
    let events: DeliveryEvents

    init(log: DeliveryLog, box: DeadLetterBox) {
        self.log = log
        self.box = box
        self.events = DeliveryEvents(log)
    }

    func add(to router: Router<ConsoleContext>) {
        router.get("/deliveries") { request, context in try await self.page(Question(request), context) }
        router.get("/deliveries/events") { request, context in
            self.events.response(to: request, Question(request).filter, context)
        }
        router.post("/deliveries/replay") { request, context in try await self.replay(request, context) }
        DeliveryPage(log: self.log, box: self.box).add(to: router)
    }

    private func replay(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let (form, text) = (context.form, context.language)
        do {
            let letter = try await self.box.replay(
                account: form["account"] ?? "",
                key: form["key"] ?? "",
                time: Int64(form["time"] ?? "") ?? 0
            )
            guard let letter else {
                let gone = text("There is no such dead letter any more.", "已没有这封死信。")
                return try await self.page(Question(request), context, problem: gone, status: .notFound)
            }
            let key = letter.push.isEmpty ? letter.key : letter.replayKey
            return .redirect(to: "/deliveries/\(key)", type: .normal)
        } catch let error as ReplayError {
            let problem = Self.words(for: error, text)
            return try await self.page(Question(request), context, problem: problem, status: .conflict)
        } catch {
            let problem = text("The store fails; nothing was replayed.", "存储出错，没有重放。")
            return try await self.page(Question(request), context, problem: problem, status: .serviceUnavailable)
        }
    }

    private static func words(for error: ReplayError, _ text: ConsoleLanguage) -> String {
        switch error {
        case .nothingToReplay: text("There is nothing in it to replay.", "没有可重放的内容。")
        case .unreadable: text("Its push can't be read.", "其推送无法解析。")
        case .alreadyReplayed: text("It was replayed already.", "已经重放过。")
        case .busy: text("Too much is going on; try again later.", "系统繁忙，请稍后再试。")
        }
    }

    private func page(
        _ question: Question,
        _ context: ConsoleContext,
        problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text = context.language
        // Where the store fails the table of deliveries still helps.
        let all = try? await self.box.entries()
        let entries = (all ?? [])
            .filter { question.reason == nil || $0.letter.reason == question.reason }
            .filter { question.filter.passes($0.letter.user) }
            .prefix(Self.most)
        let letters = DeadLetterTable(entries: Array(entries), log: self.log, token: context.formToken, text: text)
        let unreadable = all == nil ? text("The dead letters can't be read now.", "暂时无法读取死信。") : nil
        // What happens between the two is an event, and a row's second time changes nothing.
        let version = self.log.version
        let view = DeliveriesPageView(
            question: question,
            language: text,
            stories: self.log.stories(),
            version: version,
            letters: try letters.html()
        )
        return try ConsoleLayout(title: text("Deliveries", "投递"), place: .deliveries)
            .response(try view.html(problem: problem ?? unreadable, limit: Self.most), context, status: status)
    }

    /// What the page's query asks for.
    struct Question {
        let filter: DeliveryFilter
        let reason: DeadLetter.Reason?

        init(_ request: Request) {
            let query = request.uri.queryParameters
            func value(_ name: String) -> String? { query[Substring(name)].map(String.init) }
            self.filter = DeliveryFilter(value)
            self.reason = value("reason").flatMap(DeadLetter.Reason.init)
        }
    }
}
