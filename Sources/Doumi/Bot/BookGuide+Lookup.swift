// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import WeChatBot
import WeChatProtocol

/// Looks up what a reader asks, in the catalogue and beyond.
extension BookGuide {
    /// What it takes to make a reply of an answer and to send it.
    private static let margin = Duration.milliseconds(400)

    /// Answers a text.
    func answer(_ text: String, in context: MessageContext) async throws -> Reply {
        try await self.show(try await self.lookup.find(text, by: context.deadline - Self.margin), in: context)
    }

    /// Answers an ISBN.
    func answer(_ isbn: ISBN, in context: MessageContext) async throws -> Reply {
        try await self.show(try await self.lookup.find(isbn, by: context.deadline - Self.margin), in: context)
    }

    private func show(_ finding: BookFinding, in context: MessageContext) async throws -> Reply {
        if !finding.pending.isEmpty {
            let publicURL = self.publicURL
            context.later { () async throws -> Reply? in
                try await finding.later().flatMap { LateAnswer.reply($0.answer, publicURL: publicURL) }
            }
        }
        return try await self.show(finding.answer, in: context).adding(SourceText.line(finding))
    }
}
