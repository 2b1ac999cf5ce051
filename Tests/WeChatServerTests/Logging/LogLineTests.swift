// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Logging
import Testing

@testable import WeChatServer

@Suite struct LogLineTests {
    struct Failure: Error, CustomStringConvertible {
        var description: String { "it failed" }
    }

    private func line(
        _ message: Logger.Message,
        _ metadata: Logger.Metadata = [:],
        base: Logger.Metadata = [:],
        error: (any Error)? = nil
    ) -> LogLine {
        let event = LogEvent(
            level: .info,
            message: message,
            error: error,
            metadata: metadata,
            source: "Tests",
            file: #file,
            function: #function,
            line: #line
        )
        let time = LogTimestamp(milliseconds: 1_785_538_102_123)
        return LogLine(time: time, label: "weixin", event: event, metadata: [base, nil, metadata])
    }

    private func object(_ line: LogLine) throws -> [String: Any] {
        let json = line.json
        #expect(json.hasSuffix("}\n") && json.filter(\.isNewline).count == 1)
        return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_785_538_102_123, "2026-07-31T22:48:22.123Z"),
            (951_782_400_001, "2000-02-29T00:00:00.001Z"), (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        ]
    )
    func `a moment is written as RFC 3339`(milliseconds: Int, text: String) {
        #expect(LogTimestamp(milliseconds: milliseconds).description == text)
    }

    @Test func `text is for people`() {
        let line = self.line(
            "push answered",
            ["status": "200", "to": "a b", "empty": "", "x": ["y": "1"]],
            base: ["request": "r1", "status": "0"]
        )
        #expect(
            line.text == "2026-07-31T22:48:22.123Z info     weixin: push answered empty=\"\" request=r1 status=200 "
                + "to=\"a b\" x.y=1\n"
        )
    }

    @Test func `nobody can fake a line of text`() {
        let line = self.line("a\nb\u{1B}[2J", ["name": "x\r\n2026 error \"\\\u{2028}\u{85}豆"])
        #expect(line.text.filter(\.isNewline).count == 1)
        #expect(
            line.text.hasSuffix(
                #"a\nb\u{1b}[2J name="x\r\n2026 error \"\\\u{2028}\u{85}豆""# + "\n"
            )
        )
    }

    @Test func `JSON is one object a line`() throws {
        let line = self.line("push answered", ["status": "200", "x": ["y": ["z": "1"]]])
        #expect(
            line.json == #"{"time":"2026-07-31T22:48:22.123Z","level":"info","label":"weixin","#
                + #""message":"push answered","status":"200","x.y.z":"1"}"# + "\n"
        )
    }

    @Test func `JSON escapes whatever a text may have`() throws {
        let nasty = "\"\\/\n\r\t\u{0}\u{1}\u{1F}\u{7F}\u{2028}\u{2029}豆👨‍👩‍👧é"
        let object = try self.object(self.line("\(nasty)", ["key \"\n": "\(nasty)"]))
        #expect(object["message"] as? String == nasty)
        #expect(object["key \"\n"] as? String == nasty)
    }

    @Test func `metadata can't take the place of time, level, label and message`() throws {
        let object = try self.object(self.line("m", ["time": "never", "level": "1", "label": "2", "message": "3"]))
        #expect(object["time"] as? String == "2026-07-31T22:48:22.123Z")
        #expect(object["metadata.time"] as? String == "never")
        #expect(object["message"] as? String == "m")
    }

    @Test func `arrays stay arrays`() throws {
        let list: Logger.MetadataValue = ["a", ["b"], ["k": "v"], .stringConvertible(7)]
        let object = try self.object(self.line("m", ["list": list]))
        let values = try #require(object["list"] as? [Any])
        #expect(values.count == 4)
        #expect(values[0] as? String == "a")
        #expect(values[1] as? [String] == ["b"])
        #expect(values[2] as? [String: String] == ["k": "v"])
        #expect(values[3] as? String == "7")
    }

    @Test func `an error is metadata too`() throws {
        let object = try self.object(self.line("m", error: Failure()))
        #expect(object["error.message"] as? String == "it failed")
        #expect((object["error.type"] as? String)?.hasSuffix("Failure") == true)
    }
}
