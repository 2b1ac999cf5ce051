// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatServer

@Suite struct SettingParserTests {
    @Test(
        arguments: [
            ("600", 600_000), ("600s", 600_000), ("10m", 600_000), ("4.5", 4500), ("4.5s", 4500), ("250ms", 250),
            ("12h", 43_200_000), ("7d", 604_800_000), ("10 s", 10_000), ("0", 0), ("0.0005", 1),
        ]
    )
    func `a time is read`(text: String, milliseconds: Int) {
        #expect(SettingParser.duration(.zero ... .seconds(1 << 30)).parse(text) == .milliseconds(milliseconds))
    }

    @Test(arguments: ["", "s", "-1", "+1", "1e3", "inf", "nan", ".5", "5.", "1.2.3", "1w", "1 2", "٣", "1s1", "9e99"])
    func `what isn't a time is refused`(text: String) {
        #expect(SettingParser.duration(.zero ... .seconds(1 << 30)).parse(text) == nil)
    }

    @Test(
        arguments: [
            ("65536", 65536), ("64KiB", 65536), ("64kib", 65536), ("64 KiB", 65536), ("64kB", 64000), ("1MiB", 1 << 20),
            ("2MB", 2_000_000), ("10B", 10),
        ]
    )
    func `a number of bytes is read`(text: String, bytes: Int) {
        #expect(SettingParser.bytes(0...(1 << 30)).parse(text) == bytes)
    }

    @Test(arguments: ["", "KiB", "-1", "64K", "1.5MiB", "1GiB GiB", "0x10", "6 4", "2GiB"])
    func `what isn't a number of bytes is refused`(text: String) {
        #expect(SettingParser.bytes(0...(1 << 30)).parse(text) == nil)
    }

    @Test func `what is allowed is said in words`() {
        #expect(SettingParser.choice(SecurityMode.self).allowed == "plain, compatible or safe")
        #expect(
            SettingParser.duration(.milliseconds(10) ... .milliseconds(4990)).allowed
                == "10ms to 4990ms, as in 600, 4.5s, 10m, 12h or 7d"
        )
        #expect(SettingParser.bytes(1024...2048).allowed == "1024 to 2048 bytes, as in 65536, 64KiB or 1MiB")
    }
}
