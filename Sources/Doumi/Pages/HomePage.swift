// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The page at `/`: what the account is called, how it is used, and its QR code.
///
/// It needs nothing but itself: no script, no other address but the picture's.
public struct HomePage: Sendable {
    /// What the account is called.
    public var name: String
    /// Where the picture of its QR code is, relative or absolute; nil where there is none.
    public var qrCodeURL: String?

    /// Creates a page.
    public init(name: String, qrCodeURL: String? = nil) {
        self.name = name
        self.qrCodeURL = qrCodeURL
    }

    /// The page as HTML, to be sent as UTF-8.
    ///
    /// - Throws: What the template engine throws, which would be a mistake in the template.
    public func html() throws -> String {
        let content = Content(
            name: self.name,
            qrCode: self.qrCodeURL,
            style: PageStyle.css,
            examples: [
                Example(kind: "书名", words: "浪潮之巅", note: "简体、繁体、拼音都行"),
                Example(kind: "作者", words: "余华", note: "也可以加上书名：余华 活着"),
                Example(kind: "ISBN", words: "9787121139512", note: "封底条形码下的数字，10 位、13 位都行"),
                Example(kind: "发现", words: "热门", note: "或者“随机”来一本"),
                Example(kind: "书单", words: "收藏", note: "看到一本书时回复；“我的书单”随时看"),
            ]
        )
        return try Self.template.get().render(content)
    }

    private struct Content {
        let name: String
        let qrCode: String?
        let style: String
        let examples: [Example]
    }

    private struct Example {
        let kind: String
        let words: String
        let note: String
    }

    private static let template = Result {
        try HTMLTemplate(
            string: """
                <!doctype html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{{name}}</title>
                <style>{{{style}}}</style>
                </head>
                <body>
                <main>
                <h1>{{name}}</h1>
                <p class="lead">在微信里发一条消息，就能查到一本书。</p>
                {{#qrCode}}
                <figure>
                <img src="{{.}}" alt="{{name}}的微信二维码" width="220" height="220">
                <figcaption>微信扫一扫，关注{{name}}</figcaption>
                </figure>
                {{/qrCode}}
                {{^qrCode}}
                <p>在微信里搜索公众号“{{name}}”并关注。</p>
                {{/qrCode}}
                <h2>可以这样发</h2>
                <dl>
                {{#examples}}
                <div><dt>{{kind}}</dt><dd><b>{{words}}</b><span>{{note}}</span></dd></div>
                {{/examples}}
                </dl>
                <p>找到的书不止一本时，回复序号看详情，回复 n 看更多。发送“?”看全部用法。</p>
                </main>
                </body>
                </html>

                """
        )
    }
}
