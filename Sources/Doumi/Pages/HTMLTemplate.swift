// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Mustache

/// A Mustache template of HTML whose values are escaped by ``HTMLEscaping``; all pages are made from such.
struct HTMLTemplate: Sendable {
    private static let contentType = {
        let name = "BYTEWISE_HTML"
        MustacheContentTypes.register(HTMLEscaping(), named: name)
        return name
    }()

    private let template: MustacheTemplate

    /// Reads a template.
    ///
    /// - Throws: What the template engine throws, which would be a mistake in the template.
    init(string: String) throws {
        self.template = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(Self.contentType)}}\n" + string)
    }

    /// The HTML for a value whose properties the template names.
    func render(_ content: Any) -> String { self.template.render(content) }
}
