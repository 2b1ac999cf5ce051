// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension WeChatClient {
    /// Makes the calls of a change, in order; where one fails, those before it have had their effect.
    public func apply(_ change: MenuChange) async throws(WeChatClientError) {
        for step in change.steps {
            switch step {
            case .deleteConditional(let id): try await self.deleteConditionalMenu(id)
            case .create(let buttons): try await self.createMenu(buttons)
            case .addConditional(let menu): try await self.addConditionalMenu(menu)
            }
        }
    }
}
