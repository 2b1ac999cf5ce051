// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A question before something that can't be taken back.
enum Confirmation {
    /// Asks on a terminal.
    /// - Throws: `CommandFailure` where the answer isn't yes, and where nobody can be asked.
    static func ask(_ question: String, isGiven: Bool) throws {
        guard !isGiven else { return }
        guard isatty(STDIN_FILENO) == 1 else { throw CommandFailure("nobody to ask here: --yes is needed") }
        print("\(question) [y/N] ", terminator: "")
        fflush(nil)
        let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        guard ["y", "yes", "是"].contains(answer) else { throw CommandFailure("not done") }
    }
}
