// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A TCP connection to a server on this machine, byte by byte.
final class Connection {
    private struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ call: String) { self.description = "\(call): \(String(cString: strerror(errno)))" }
    }

    private let descriptor: Int32

    init(port: Int) throws {
        #if os(Linux)
        let stream = Int32(SOCK_STREAM.rawValue)
        #else
        let stream = SOCK_STREAM
        #endif
        self.descriptor = socket(AF_INET, stream, 0)
        guard self.descriptor >= 0 else { throw Failure("socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(self.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure("connect") }
        _ = fcntl(self.descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit { close(self.descriptor) }

    func send(_ text: String) async throws { try await self.send(Array(text.utf8)) }

    /// Sends all of the bytes; where the server no longer takes them, the rest is left.
    func send(_ bytes: [UInt8]) async throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try await Patience.wait(for: "the server to read") { () -> Int? in
                let count = rest.withUnsafeBytes {
                    Foundation.send(self.descriptor, $0.baseAddress, $0.count, Self.flags)
                }
                if count >= 0 { return count }
                return errno == EAGAIN ? nil : rest.count
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Says that nothing more will be sent.
    func closeSendingSide() { _ = shutdown(self.descriptor, Int32(SHUT_WR)) }

    /// What comes until a text has come, which stands at the end of it.
    func receive(until text: String) async throws -> String {
        var received: [UInt8] = []
        while !String(decoding: received, as: UTF8.self).contains(text) {
            guard let bytes = try await self.some() else { break }
            received += bytes
        }
        return String(decoding: received, as: UTF8.self)
    }

    /// What comes until the server closes.
    func rest() async throws -> String {
        var received: [UInt8] = []
        while let bytes = try await self.some() { received += bytes }
        return String(decoding: received, as: UTF8.self)
    }

    /// Whether the server has closed the connection already.
    var isClosed: Bool {
        var byte: UInt8 = 0
        let count = recv(self.descriptor, &byte, 1, Int32(MSG_PEEK))
        return count == 0 || (count < 0 && errno != EAGAIN)
    }

    /// The next bytes; nil at the end, also where the server has reset the connection.
    private func some() async throws -> [UInt8]? {
        let bytes = try await Patience.wait(for: "an answer") { () -> [UInt8]? in
            var buffer = [UInt8](repeating: 0, count: 16 * 1024)
            let count = recv(self.descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EAGAIN { return nil }
            return Array(buffer.prefix(max(count, 0)))
        }
        return bytes.isEmpty ? nil : bytes
    }

    #if os(Linux)
    private static let flags = Int32(MSG_NOSIGNAL)
    #else
    private static let flags: Int32 = 0
    #endif
}
