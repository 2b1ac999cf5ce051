// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Short hints for what can't be answered with a book.
enum HintText {
    static let message = "这个我还看不懂。发书名、作者或 ISBN 给我，就能查书；回复 \(Self.help) 看用法。"
    static let nothingAsked = "想找哪本书？发书名、作者或 ISBN 给我就行；回复 \(Self.help) 看用法。"
    static let tooLong = "这段话有点长，我不知道该找哪本。只发书名、作者或 ISBN 就好。"
    static let voice = "未识别。没听清你说的书名，请打字发给我：书名、作者或 ISBN 都行。"
    static let image = "图片我还看不懂。请打字发书名、作者，或封底条形码上的 ISBN 数字。"
    static let scan = "请用菜单里的扫一扫对准书封底的条形码，或者直接发条形码上的 ISBN 数字。"
    static let menu = "这个功能还在准备中。发书名、作者或 ISBN 给我，就能查书；回复 \(Self.help) 看用法。"
    static let greeting = "你好！想找哪本书？发书名、作者或 ISBN 给我就行；回复 \(Self.help) 看用法。"
    static let thanks = "不客气，看书愉快！"
    static let farewell = "再见，下次想找书再来！"
    static let chat = "好的。想找书的时候，发书名、作者或 ISBN 给我就行；回复 \(Self.help) 看用法。"
    static let isbn = "请把 ISBN 的 13 位或 10 位数字发给我，比如 9787121139512；它一般印在封底条形码的上方。"
    static let random = "随手翻到的一本，回复“换一本”再翻"
    static let emptyCatalogue = "书库还是空的，过一会儿再来看看吧。"

    private static let help = QuickReply.link("?")
}
