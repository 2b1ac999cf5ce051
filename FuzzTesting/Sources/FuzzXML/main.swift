// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// Reads the bytes as a push; what can be read must survive printing and reading again.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let document: XMLDocument
    do throws(XMLError) {
        document = try XMLDocument(parsing: bytes)
    } catch {
        precondition((0...bytes.count).contains(error.offset), "the offset lies outside the document")
        return 0
    }
    let message = IncomingMessage(from: document.root)
    let fields = message.fields
    let value = message.value
    let key = DeliveryKey(message)
    precondition(key == DeliveryKey(bytes: key.bytes), "a key changes in a store")

    for printed in [document.root.document(with: \.inCDATA), document.root.document(with: \.inReferences)] {
        guard let again = try? XMLDocument(parsing: printed) else { preconditionFailure("what was printed isn't read") }
        precondition(again.root.isIdentical(to: document.root), "another document is read")
        let message = IncomingMessage(from: again.root)
        precondition(message.fields == fields, "other fields are read")
        precondition(message.value == value, "another value is read")
        precondition(DeliveryKey(message) == key, "another delivery is read")
    }
    let left = fields.leavesMissing(in: value)
    precondition(left.isEmpty, "the value lacks \(left)")
    return 0
}
