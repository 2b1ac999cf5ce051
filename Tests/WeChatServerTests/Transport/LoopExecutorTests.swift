// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import NIOPosix
import Testing

@testable import WeChatServer

@Suite struct LoopExecutorTests {
    private let loop = MultiThreadedEventLoopGroup.singleton.next()

    @Test func `work goes on where its connection is served, after each wait too`() async throws {
        let (executor, loop) = (LoopExecutor(self.loop), self.loop)
        #expect(!executor.isHere)
        #expect(try await loop.submit { executor.isHere }.get())
        let wasThere = await Task(executorPreference: executor) {
            let before = loop.inEventLoop
            await Task.yield()
            return before && loop.inEventLoop
        }
        .value
        #expect(wasThere)
    }

    @Test func `a server has one for each event loop`() {
        let executors = LoopExecutors()
        #expect(executors.executor(of: self.loop) === executors.executor(of: self.loop))
    }
}
