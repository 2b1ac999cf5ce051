// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What a desk says to users where the bot can't.
public struct DeskTexts: Sendable, Equatable {
    /// Too much is being worked on; an event is answered with nothing then.
    public var busy: Reply
    /// The answer takes longer than WeChat waits: any message fetches it.
    public var promise: Reply
    /// The answer that was asked for isn't ready.
    public var stillWorking: Reply
    /// There will be no answer, though one was promised.
    public var failed: Reply

    /// Creates texts; in Chinese unless told.
    public init(
        busy: Reply = "现在有点忙，请稍后再发一次。",
        promise: Reply = "正在处理，请稍等片刻，然后回复任意内容获取结果。",
        stillWorking: Reply = "还在处理，请稍后再回复任意内容获取结果。",
        failed: Reply = "抱歉，刚才的问题没能得到结果，请再发一次。"
    ) {
        self.busy = busy
        self.promise = promise
        self.stillWorking = stillWorking
        self.failed = failed
    }
}
