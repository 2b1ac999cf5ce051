// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a machine sends to sign in with each request: any name, and the console's password.
///
/// [RFC 7617](https://www.rfc-editor.org/rfc/rfc7617)
struct BasicCredentials {
    let password: String

    /// Reads the value of an `Authorization` header; nil for another scheme, and for what isn't as it should be.
    init?(_ header: String?) {
        guard let words = header?.split(separator: " "), words.count == 2, words[0].lowercased() == "basic",
            let data = Data(base64Encoded: String(words[1])), let text = String(validating: data, as: UTF8.self),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        self.password = String(text[text.index(after: colon)...])
    }
}
