// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

// Writes what signs some pushes to standard output, a line of fixed length for each, for push.lua to read:
//   bench-load plain COUNT    timestamp nonce signature
//   bench-load safe COUNT     timestamp nonce signature msg_signature Encrypt
// Token, AppID and key are those of the environment, as for a server.

import Foundation
import WeChatProtocol

func fail(_ problem: String) -> Never {
    FileHandle.standardError.write(Data("bench-load: \(problem)\n".utf8))
    exit(64)
}

let arguments = CommandLine.arguments.dropFirst()
let environment = ProcessInfo.processInfo.environment
guard arguments.count == 2, let mode = arguments.first, ["plain", "safe"].contains(mode),
    let count = arguments.last.flatMap(Int.init), count > 0
else { fail("usage: bench-load plain|safe COUNT") }
guard let token = environment["WECHAT_TOKEN"].flatMap(Token.init) else { fail("no WECHAT_TOKEN") }
var codec: EnvelopeCodec?
if mode == "safe" {
    guard let key = environment["WECHAT_ENCODING_AES_KEY"].flatMap(EncodingAESKey.init),
        let appID = environment["WECHAT_APP_ID"]
    else { fail("no WECHAT_ENCODING_AES_KEY or no WECHAT_APP_ID") }
    codec = EnvelopeCodec(key: key, appID: AppID(rawValue: appID))
}

// Nonces count up from the microsecond, so that no two runs of this program give out the same.
let now = Date().timeIntervalSince1970
var nonce = 1_000_000_000 + Int(now * 1_000_000) % 8_000_000_000
var lines: [UInt8] = []
for number in 0..<count {
    // A second of WeChat's has no more pushes than a server answers in one.
    let timestamp = String(Int(now) + number / 20_000)
    let line = LoadLine(token: token, codec: codec, timestamp: timestamp, nonce: String(nonce))
    guard let bytes = line.bytes else { fail("a push can't be sealed") }
    lines += bytes
    nonce += 1
    if lines.count > 1 << 20 {
        FileHandle.standardOutput.write(Data(lines))
        lines.removeAll(keepingCapacity: true)
    }
}
FileHandle.standardOutput.write(Data(lines))
