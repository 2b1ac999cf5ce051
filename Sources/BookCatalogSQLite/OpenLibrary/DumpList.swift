// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Lists in one column of a join, separated by line feeds.
enum DumpList {
    static func text(_ numbers: [Int]) -> String? {
        numbers.isEmpty ? nil : numbers.map(String.init).joined(separator: "\n")
    }

    static func text(_ lines: [String]) -> String? {
        lines.isEmpty ? nil : lines.map { $0.replacing("\n", with: " ") }.joined(separator: "\n")
    }

    static func numbers(_ text: String?) -> [Int] { text?.split(separator: "\n").compactMap { Int($0) } ?? [] }

    static func lines(_ text: String?) -> [String] { text?.split(separator: "\n").map(String.init) ?? [] }
}
