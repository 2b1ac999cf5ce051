// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a new follower reads first.
enum WelcomeText {
    /// The welcome, with three examples to tap.
    static func text(name: String) -> String {
        """
        欢迎关注\(SafeText.line(name))！
        发书名、作者或 ISBN 给我，马上帮你找到书。点一下试试：
        \(QuickReply.link("浪潮之巅"))
        \(QuickReply.link("余华"))
        \(QuickReply.link("9787121139512"))
        不知道看什么？看看\(QuickReply.link("热门"))，或者\(QuickReply.link("随机"))来一本。
        回复 \(QuickReply.link("?")) 看全部用法。
        """
    }
}
