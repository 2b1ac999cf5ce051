// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot

/// The desk that gave an answer learns what became of it.
extension DeskReceipt: AnswerReceipt {}
