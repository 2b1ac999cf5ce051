// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension IncomingMessage {
    /// The push as XML in UTF-8: as it was received, or written from the typed value where it was built by hand.
    public var xml: [UInt8] {
        if let element = self.element, let bytes = element.documentBytes { return bytes }
        var writer = XMLWriter()
        writer.element("xml") { writer in
            if case .object(let entries) = self.fields {
                for entry in entries { writer.element(named: entry.name, entry.value) }
            }
        }
        return writer.bytes
    }
}
