// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Logging
import Testing
import WeChatProtocol

@testable import WeChatServer

@Suite struct ServerLogHandlerTests {
    /// What a closure logs into a pipe.
    private func lines(
        _ body: (LogOutput) async throws -> Void
    ) async throws -> [Substring] {
        let pipe = Pipe()
        // Whoever doesn't wait for the reader must wait for the pipe.
        _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFL, O_NONBLOCK)
        let reading = PipeReader(pipe)
        let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, limit: 1 << 24)
        try await body(output)
        output.flush()
        try pipe.fileHandleForWriting.close()
        return await reading.text.split(separator: "\n")
    }

    @Test func `a logger writes what its level lets through, with its metadata`() async throws {
        let lines = try await self.lines { output in
            let setup = LoggingSetup(level: .info, format: .json, output: output)
            var logger = setup.makeLogger(label: "test")
            logger[metadataKey: "request"] = "r1"
            logger.debug("not this")
            logger.info("this", metadata: ["a": "1"])
            logger.logLevel = .debug
            logger.debug("and this")
        }
        #expect(lines.count == 2)
        #expect(lines.first?.contains(#""label":"test","message":"this","a":"1","request":"r1"}"#) == true)
        #expect(lines.last?.contains(#""level":"debug""#) == true)
    }

    @Test func `what a metadata provider knows is between the logger's and the line's own`() async throws {
        let lines = try await self.lines { output in
            var handler = ServerLogHandler(label: "test", format: .text, level: .info, output: output) {
                LogTimestamp(milliseconds: 0)
            }
            handler.metadataProvider = Logger.MetadataProvider { ["a": "provider", "b": "provider"] }
            handler[metadataKey: "a"] = "logger"
            let logger = Logger(label: "test") { _ in handler }
            logger.info("m", metadata: ["b": "line"])
        }
        #expect(lines == ["1970-01-01T00:00:00.000Z info     test: m a=provider b=line"])
    }

    @Test func `many writers and a slow reader get whole lines`() async throws {
        let long = String(repeating: "x", count: 20_000)
        let lines = try await self.lines { output in
            let logger = LoggingSetup(format: .json, output: output).makeLogger(label: "test")
            await withTaskGroup { group in
                for writer in 0..<8 {
                    group.addTask {
                        for line in 0..<20 {
                            logger.info("m", metadata: ["writer": "\(writer)", "line": "\(line)", "long": "\(long)"])
                        }
                    }
                }
            }
        }
        #expect(lines.count == 160)
        for line in lines {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    @Test func `an OpenID is a few digits in the log, the same for the same user of the same account`() {
        let first = HashedOpenID("oUser1", account: "shop").description
        #expect(first == HashedOpenID("oUser1", account: "shop").description)
        #expect(first != HashedOpenID("oUser2", account: "shop").description)
        #expect(first != HashedOpenID("oUser1", account: "news").description)
        #expect(first.count == 12)
        #expect(first.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }

    @Test func `a reader who has stopped reading holds nobody up, and is told what was left out`() async throws {
        let pipe = Pipe()
        let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, limit: 1 << 17)
        let line = String(repeating: "x", count: 1023) + "\n"
        for _ in 0..<1000 { output.append(line) }
        let reading = PipeReader(pipe)
        for _ in 0..<20 where !output.flush() {}
        output.append("last\n")
        #expect(output.flush())
        try pipe.fileHandleForWriting.close()
        let text = await reading.text
        #expect(text.utf8.count < 1 << 18)
        #expect(text.contains("lines of the log were left out"))
        #expect(text.hasSuffix("last\n"))
    }
}
