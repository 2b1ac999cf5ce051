// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The first byte chooses what the others are: a push, a message to seal, a decrypted text, a query, a reply's text.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = bytes.first else { return 0 }
    let rest = Array(bytes.dropFirst())
    switch choice % 8 {
    case 0: EnvelopeChecks.open(rest)
    case 1: EnvelopeChecks.seal(rest)
    case 2: EnvelopeChecks.open(decrypted: rest)
    case 3: QueryChecks.read(rest)
    case 4: ReplyChecks.split(rest)
    case 5: ReplyChecks.fit(rest)
    default: ReplyChecks.write(rest)
    }
    return 0
}
