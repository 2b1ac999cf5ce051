// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import NIOPosix
import Testing
import WeChatBot

@testable import WeChatServer

@Suite struct LoopExecutorTests {
    private let loop = MultiThreadedEventLoopGroup.singleton.next()

    @Test func `work goes on where its connection is served, after each wait too`() async throws {
        let (executor, loop) = (LoopExecutor(self.loop), self.loop)
        #expect(!executor.mayBeginHere)
        #expect(try await loop.submit { executor.mayBeginHere }.get())
        let wasThere = await Task(executorPreference: executor) {
            let before = loop.inEventLoop
            await Task.yield()
            return before && loop.inEventLoop
        }
        .value
        #expect(wasThere)
    }

    @Test func `a bot that keeps its thread for long works elsewhere for a while`() async throws {
        let (executor, loop) = (LoopExecutor(self.loop, pause: .hours(1)), self.loop)
        let (gate, open) = AsyncStream<Void>.makeStream()
        let begun = Task(executorPreference: executor) {
            for await _ in gate {}
            return loop.inEventLoop
        }
        try await loop.submit {
            for _ in 0..<3 {
                executor.watching {
                    let end = Moment.now + .milliseconds(51)
                    while Moment.now < end {}
                }
            }
        }
        .get()
        open.finish()
        #expect(await !begun.value)
        #expect(try await !loop.submit { executor.mayBeginHere }.get())
        #expect(await !Task(executorPreference: executor) { loop.inEventLoop }.value)
    }

    @Test func `a server has one for each event loop`() {
        let executors = LoopExecutors()
        #expect(executors.executor(of: self.loop) === executors.executor(of: self.loop))
    }
}
