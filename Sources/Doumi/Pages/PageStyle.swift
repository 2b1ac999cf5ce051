// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How the pages look, on a telephone as on a desk, by day and by night.
enum PageStyle {
    static let css = """
        :root{color-scheme:light dark;--text:#1f2328;--quiet:#59636e;--back:#f6f7f8;--card:#fff;--line:#d9dee3;--mark:#07883f}
        @media(prefers-color-scheme:dark){:root{--text:#e6e9ec;--quiet:#9aa4ae;--back:#111416;--card:#1a1e21;--line:#2f363c;\
        --mark:#3fc67a}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--text);line-height:1.7;\
        font-family:system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
        main{max-width:34rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
        h1{margin:0;font-size:1.9rem;line-height:1.3;overflow-wrap:anywhere}
        h2{margin:2.25rem 0 .75rem;font-size:1.1rem}
        p{margin:.75rem 0}
        .lead{color:var(--quiet);font-size:1.1rem}
        a{color:var(--mark)}
        figure{margin:2rem 0;text-align:center}
        img{max-width:100%;padding:12px;border-radius:12px;background:#fff;border:1px solid var(--line)}
        figcaption{margin-top:.5rem;color:var(--quiet)}
        dl{margin:0;background:var(--card);border:1px solid var(--line);border-radius:12px}
        dl div{display:flex;gap:1rem;padding:.7rem 1rem}
        dl div+div{border-top:1px solid var(--line)}
        dt{flex:0 0 3rem;color:var(--quiet)}
        dd{margin:0;min-width:0;overflow-wrap:anywhere}
        dd b{display:block;color:var(--mark)}
        dd span{color:var(--quiet);font-size:.92rem}
        """
}
