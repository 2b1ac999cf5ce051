// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// Hands what became of an answer on to the desk that gave it.
struct AccountReceipt: AnswerReceipt {
    let receipt: DeskReceipt

    func given() { self.receipt.given() }

    func lost() { self.receipt.lost() }
}
