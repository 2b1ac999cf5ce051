// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// WeChat's own emoji, which arrive as `[微笑]`, `/::)` or `/:rose`.
enum EmojiCodes {
    /// Whether the text is only such codes, with nothing but spaces and punctuation beside them.
    static func areAll(of text: String) -> Bool {
        if text.hasPrefix("/:"), text.allSatisfy(\.isASCII) { return true }
        var rest = text[...]
        var hasCode = false
        while let first = rest.first {
            if first == "[", let end = rest.firstIndex(of: "]") {
                guard Self.names.contains(rest[..<end].dropFirst().lowercased()) else { return false }
                hasCode = true
                rest = rest[end...].dropFirst()
            } else {
                guard !first.isLetter, !first.isNumber, first != "[" else { return false }
                rest = rest.dropFirst()
            }
        }
        return hasCode
    }

    private static let names = Set(
        """
        微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 酷 冷汗 抓狂 吐 偷笑 可爱 愉快 白眼 傲慢 饥饿 困 惊恐 流汗 憨笑 悠闲 大兵 奋斗 \
        咒骂 疑问 嘘 晕 折磨 疯了 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 糗大了 坏笑 左哼哼 右哼哼 哈欠 鄙视 委屈 快哭了 阴险 亲亲 吓 可怜 菜刀 西瓜 啤酒 篮球 乒乓 咖啡 饭 \
        猪头 玫瑰 凋谢 嘴唇 示爱 爱心 心碎 蛋糕 闪电 炸弹 刀 足球 瓢虫 便便 月亮 太阳 礼物 拥抱 强 弱 握手 胜利 抱拳 勾引 拳头 差劲 爱你 no ok 爱情 飞吻 跳跳 发抖 \
        怄火 转圈 磕头 回头 跳绳 挥手 投降 激动 街舞 献吻 左太极 右太极 囧 笑脸 生病 脸红 破涕为笑 恐惧 失望 无语 嘿哈 捂脸 奸笑 机智 皱眉 耶 吃瓜 加油 汗 天啊 emm \
        社会社会 旺柴 好的 打脸 哇 翻白眼 666 让我看看 叹气 苦涩 裂开 合十 庆祝 红包 發 福 烟花 爆竹 鞭炮 加油加油 哼 笑 鬼魂 smile rose grin
        """
        .split(separator: " ").map(String.init)
    )
}
