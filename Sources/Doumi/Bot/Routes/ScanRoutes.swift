// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import WeChatBot
import WeChatProtocol

/// Bar codes, from the menu's scanner and from WeChat's own.
func addScanRoutes(to router: MessageRouter, guide: BookGuide) {
    router.on(.event(ScanCodeWaitEvent.self)) { event, context -> Reply? in
        try await guide.show(scanned: event.code, in: context)
    }
    router.on(.event(ScanCodePushEvent.self)) { event, context -> Reply? in
        try await guide.show(scanned: event.code, in: context)
    }
    router.on(.event(UserScanProductEvent.self)) { event, context -> Reply? in
        guard let isbn = ISBN(event.key) else { return nil }
        return try await guide.answer(isbn, in: context)
    }
}

extension BookGuide {
    /// Shows the book that a scanned code belongs to, or says what the code is.
    func show(scanned code: ScannedCode, in context: MessageContext) async throws -> Reply {
        let content = String(code.content)
        guard ISBN.read(content) != .otherText else { return .text(BarcodeText.noISBN) }
        return try await self.answer(content, in: context)
    }
}
