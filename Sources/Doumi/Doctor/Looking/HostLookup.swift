// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Looks up a host's addresses as the system does, for no longer than a given time.
struct HostLookup: Sendable {
    /// Why there are none.
    struct Failure: Error, Equatable {
        let reason: String
    }

    /// Gives one answer, whoever comes first: the system, which can't be hurried, or the end of the time.
    private final class Answer: Sendable {
        private let continuation: Mutex<CheckedContinuation<Result<[String], Failure>, Never>?>

        init(_ continuation: CheckedContinuation<Result<[String], Failure>, Never>) {
            self.continuation = Mutex(continuation)
        }

        func give(_ outcome: Result<[String], Failure>) {
            let continuation = self.continuation.withLock { waiting in
                defer { waiting = nil }
                return waiting
            }
            continuation?.resume(returning: outcome)
        }
    }

    let host: String

    /// The addresses, each once, as the system orders them; an address is its own.
    func run(upTo limit: Int) async -> Result<[String], Failure> {
        await withCheckedContinuation { continuation in
            let answer = Answer(continuation)
            DispatchQueue.global().async { answer.give(self.ask()) }
            DispatchQueue.global()
                .asyncAfter(deadline: .now() + .seconds(limit)) {
                    answer.give(.failure(Failure(reason: "no answer within \(limit) s")))
                }
        }
    }

    private func ask() -> Result<[String], Failure> {
        var hints = addrinfo()
        // One line for each address, not one for each kind of socket.
        hints.ai_protocol = Int32(IPPROTO_TCP)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(self.host, nil, &hints, &list)
        guard code == 0 else { return .failure(Failure(reason: String(cString: gai_strerror(code)))) }
        defer { freeaddrinfo(list) }
        var addresses: [String] = []
        var next = list
        while let entry = next?.pointee {
            if let address = Self.text(entry), !addresses.contains(address) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses.isEmpty ? .failure(Failure(reason: "the name has no address")) : .success(addresses)
    }

    private static func text(_ entry: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let length = socklen_t(text.count)
        let code = getnameinfo(entry.ai_addr, entry.ai_addrlen, &text, length, nil, 0, NI_NUMERICHOST)
        guard code == 0 else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
