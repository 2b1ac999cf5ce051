// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The commands of W3C WebDriver (https://www.w3.org/TR/webdriver2/) over HTTP: JSON there, JSON back.
struct WebDriver {
    /// What the driver refused.
    struct Refusal: Error, Decodable, CustomStringConvertible {
        let error: String
        let message: String
        var description: String { "\(self.error): \(self.message)" }
    }

    private struct Answer<Value: Decodable>: Decodable {
        let value: Value
    }

    /// An answer that nobody needs.
    private struct Nothing: Decodable {
        init(from decoder: any Decoder) {}
    }

    /// Where commands go: the driver, or a session of its.
    let address: String

    /// Sends a command and reads what it answers.
    func get<Value: Decodable>(
        _ path: String,
        posting fields: [String: Any]? = nil,
        as type: Value.Type = Value.self
    ) async throws -> Value {
        try await self.send(fields == nil ? "GET" : "POST", path, fields)
    }

    /// Sends a command.
    func post(_ path: String, _ fields: [String: Any] = [:]) async throws {
        let _: Nothing = try await self.send("POST", path, fields)
    }

    /// Ends what stands at a path.
    func delete(_ path: String) async throws {
        let _: Nothing = try await self.send("DELETE", path, nil)
    }

    private func send<Value: Decodable>(
        _ method: String,
        _ path: String,
        _ fields: [String: Any]?
    ) async throws -> Value {
        var request = HTTPClientRequest(url: self.address + path)
        request.method = .init(rawValue: method)
        if let fields {
            request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
            request.body = .bytes(ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: fields)))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let body = Data(try await response.body.collect(upTo: 64 << 20).readableBytesView)
        guard response.status == .ok else { throw try JSONDecoder().decode(Answer<Refusal>.self, from: body).value }
        return try JSONDecoder().decode(Answer<Value>.self, from: body).value
    }
}
