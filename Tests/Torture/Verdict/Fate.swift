// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What became of a question.
enum Fate: String, CaseIterable {
    /// It was answered by one of WeChat's requests.
    case answered = "answered"
    /// Its answer came later: sent, or fetched by another message.
    case late = "answered late"
    /// It fetched, or asked for, the answer to an earlier question, and needs none of its own.
    case fetching = "fetched an earlier answer"
    /// The user was told that the server has too much to do.
    case busy = "told to ask again"
    /// The server says that it doesn't know whether its answer arrived.
    case unknown = "of unknown fate, in the dead letters"
    /// Its answer waits in the store.
    case waiting = "answer waits in the store"
    /// None of WeChat's requests reached the store: the user saw WeChat's notice.
    case unreached = "never accepted"
    /// The server took it, and nothing came of it.
    case lost = "lost"
    /// Its answer reached the user more than once.
    case doubled = "answered twice"
    /// The user was told something that nobody asked for.
    case wrong = "answered wrongly"

    /// Whether that mustn't happen.
    var isBroken: Bool {
        switch self {
        case .lost, .doubled, .wrong: true
        case .answered, .late, .fetching, .busy, .unknown, .waiting, .unreached: false
        }
    }
}
