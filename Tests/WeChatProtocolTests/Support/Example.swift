// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatProtocol

/// One of the documents in Examples/, each described by a line of index.json.
struct Example: Decodable, Sendable, CustomTestStringConvertible {
    let file: String
    let kind: String

    var testDescription: String { self.file }

    /// Every message and every event.
    static let pushes: [Example] = Self.all.filter { $0.kind.hasPrefix("push-") }

    static let all: [Example] = {
        guard let data = try? Data(contentsOf: Self.url(of: "index.json")) else { return [] }
        return (try? JSONDecoder().decode([Example].self, from: data)) ?? []
    }()

    var bytes: [UInt8] {
        get throws { try Self.bytes(of: self.file) }
    }

    static func bytes(of file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: Self.url(of: file))) }

    /// The example as a message.
    static func message(_ name: String) throws -> IncomingMessage {
        try IncomingMessage(parsing: Self.bytes(of: "\(name).xml"))
    }

    /// The example as an event of that type.
    static func event<Payload: EventPayload>(_ name: String, as type: Payload.Type) throws -> Payload? {
        try Self.message(name).event(as: type)
    }

    private static func url(of file: String) -> URL {
        Bundle.module.bundleURL.appending(path: "Examples").appending(path: file)
    }
}
