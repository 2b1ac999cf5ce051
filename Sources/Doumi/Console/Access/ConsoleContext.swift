// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Hummingbird

/// A request to the console: who asks, in which language, and the form that came with it.
public struct ConsoleContext: RequestContext {
    /// What Hummingbird keeps for a request.
    public var coreContext: CoreRequestContextStorage
    /// The visitor's cookie.
    var visitor = ""
    /// Whether the visitor came over TLS.
    var isSecure = false
    /// Whether the visitor may look.
    var isSignedIn = false
    /// Whether the visitor may look now, long after the request came.
    var isOpenStill: @Sendable () -> Bool = { false }
    /// Whether there is something to sign out of.
    var hasSignOut: Bool { self.isSignedIn && self.needsPassword }
    /// Whether the console has a password.
    var needsPassword = false
    /// The token that this visitor's forms carry.
    var formToken = ""
    /// The visitor's language.
    var language = ConsoleLanguage.english
    /// The fields of the form that was sent.
    var form: [String: String] = [:]

    /// Creates a context for a request.
    public init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
    }
}
