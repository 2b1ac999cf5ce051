// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatAPI

@Suite struct CallAttemptsTests {
    private func steps(
        _ repetition: APICall.Repetition,
        _ errors: [WeChatClientError],
        usesToken: Bool = true
    ) -> [CallAttempts.Step] {
        var attempts = CallAttempts(repetition, usesToken: usesToken)
        return errors.map { attempts.step(after: $0) }
    }

    private func pause(_ milliseconds: Int) -> CallAttempts.Step { .again(after: .milliseconds(milliseconds)) }

    @Test(arguments: [-1, 268_487_001, 268_487_002])
    func `a busy WeChat is asked three times more, with growing pauses`(code: Int) {
        let steps = self.steps(.always, [WeChatClientError](repeating: .code(code), count: 4))
        #expect(steps == [self.pause(500), self.pause(1000), self.pause(2000), .fail])
    }

    @Test func `a message is sent again once where WeChat was busy`() {
        #expect(self.steps(.onceWhenBusy, [.code(-1), .code(-1)]) == [self.pause(500), .fail])
    }

    @Test(arguments: [
        WeChatClientError.notSent(.unreachable), .unknownFate(.timeout), .unknownFate(.closed),
        .unreadable(.markup(status: 502)), .unreadable(.notJSON(status: 200)),
    ])
    func `after trouble on the way only what changes nothing is repeated`(error: WeChatClientError) {
        #expect(self.steps(.always, [error, error]) == [self.pause(500), .fail])
        #expect(self.steps(.onceWhenBusy, [error]) == [.fail])
        #expect(self.steps(.never, [error]) == [.fail])
    }

    @Test(arguments: [40001, 40014, 42001])
    func `a new token is got once`(code: Int) {
        #expect(self.steps(.never, [.code(code), .code(code)]) == [.renewToken, .fail])
        #expect(
            self.steps(.onceWhenBusy, [.code(-1), .code(code), .code(-1)]) == [self.pause(500), .renewToken, .fail]
        )
        #expect(self.steps(.always, [.code(code)], usesToken: false) == [.fail])
    }

    @Test(arguments: [
        WeChatClientError.code(45009), .code(40164), .notSent(.cancelled), .unknownFate(.cancelled),
        .unreadable(.redirect(status: 302)), .unreadable(.tooLong(limit: 1)), .unreadable(.unexpected),
        .noToken(.code(-1)), .unencodable,
    ])
    func `nothing else is repeated`(error: WeChatClientError) {
        #expect(self.steps(.always, [error]) == [.fail])
    }
}
