// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Whom Open Library may write to about what we ask: a mail address, or an address of the web.
///
/// It turns away programs that don't say.
public struct OpenLibraryContact: Hashable, Sendable, LosslessStringConvertible {
    /// The address.
    public let description: String

    /// Takes a mail address, or an `http` or `https` address; nil for anything else.
    public init?(_ text: String) {
        guard (5...200).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"()<>\\,;".utf8.contains($0) })
        else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isMail = parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
        guard isMail || FieldText.address(text) != nil else { return nil }
        self.description = text
    }

    /// What we call ourselves.
    var userAgent: String { "\(SourceRequest.userAgent) (+\(self.description))" }
}
