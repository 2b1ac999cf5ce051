// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Hummingbird
import WeChatBot

/// The first page: whether the server answers, how fast, and what went wrong lately.
struct OverviewPage {
    let rooms: ChatRooms
    let books: any BookRepository
    let letters: DeadLetterTally
    let log: DeliveryLog
    let outside: OutsideState
    let database: String

    func add(to router: Router<ConsoleContext>) {
        router.get("/") { _, context in
            let body = try await self.html(context.language)
            return try ConsoleLayout(title: context.language("Overview", "概况"), place: .overview)
                .response(body, context)
        }
    }

    private func html(_ text: ConsoleLanguage) async throws -> String {
        let health = await self.rooms.health()
        let books = try? await self.books.count()
        let letters = await self.letters.count
        let now = WallTime.now
        let traffic = TrafficCharts(counts: self.log.counts, now: now, text: text)
        let trouble = (health?.problems ?? []).filter { $0.hasPrefix("database") }
        let unknown = text("unknown", "未知")
        let store =
            health == nil ? unknown : trouble.isEmpty ? text("works", "正常") : text("fails", "异常")
        return try Self.template.get()
            .render(
                Content(
                    healthName: text("Health", "健康"),
                    health: health?.status ?? text("no answer", "没有回应"),
                    isOK: health?.status == "ok",
                    problems: health?.problems ?? [],
                    accountsName: text("Accounts", "公众号"),
                    accounts: self.rooms.rooms.map { "\($0.name) (\($0.mode))" }.joined(separator: ", "),
                    booksName: text("Books", "书目"),
                    books: books.map(String.init) ?? unknown,
                    lettersName: text("Dead letters", "死信"),
                    letters: letters.map { "\($0.times.count)" + ($0.isAll ? "" : "+") } ?? unknown,
                    storeName: text("Store", "存储"),
                    store: "\(self.database) · \(store)",
                    storeProblems: trouble,
                    sourcesName: text("Sources", "来源"),
                    sources: self.outside.sourceLines(text).map(Line.init),
                    tokensName: text("Access tokens", "Access token"),
                    tokens: await self.outside.tokenLines(text, at: now).map(Line.init),
                    trafficName: text("The last ten minutes", "最近十分钟"),
                    sums: traffic.sums.map { Sum(name: $0.name, value: "\($0.value)") },
                    rateName: text(
                        "Pushes a second, last ten minutes; red where something failed",
                        "每秒推送（最近十分钟，红色表示有失败）"
                    ),
                    rate: try traffic.rate(),
                    waitsName: text(
                        "How long requests waited, in ms, since the start; WeChat hangs up after 5000",
                        "请求等待时间（毫秒，自启动起）；微信 5000 毫秒后断开"
                    ),
                    waits: try traffic.waits(),
                    daysName: text("Dead letters, last 7 days", "最近 7 天的死信"),
                    days: try HistoryCharts(text: text).days(letters?.times ?? []).html(),
                    chatName: text("This console's chat: ms until an answer, line at 5 s", "控制台对话：回复耗时（毫秒），横线为 5 秒"),
                    chat: try HistoryCharts(text: text).answers(in: self.rooms.rooms).html()
                )
            )
    }
}
